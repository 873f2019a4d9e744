using TriageBot.Engine.Checking.Paths;
using TriageBot.Engine.Checking.Structure;
using TriageBot.Engine.Checking.Wording;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking;

/// <summary>Looks at everything that coordinators wrote and says all that is wrong with it at once.</summary>
/// <param name="hotline">What <c>{hotline}</c> stands for.</param>
/// <param name="today">Against which review dates are held.</param>
public sealed class ContentCheck(Library library, QuestionTypes types, string hotline, DateOnly today)
{
    private readonly Dictionary<string, string> _always = Placeholders.Longest(library, hotline);

    /// <summary>Everything, in the order of files and lines.</summary>
    /// <param name="known">Paths explored before; null: all are walked.</param>
    public CheckReport Run(ExploredDialogs? known = null)
    {
        var dialogs = library.Dialogs.Values.OrderBy(dialog => dialog.Id, StringComparer.Ordinal).ToList();
        var paths = dialogs.ConvertAll(dialog => known?.Of(dialog, FileOf(dialog), today) ?? new PathChecks(dialog, FileOf(dialog), today).Run());
        var findings = Texts().Concat(paths.SelectMany(report => report.Findings)).Concat(PhoneChecks.Run(library.Phones, today));
        return new CheckReport(
            [.. findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Code, StringComparer.Ordinal)],
            dialogs.Sum(dialog => dialog.Questions.Length),
            dialogs.Sum(dialog => Fork.Conditions(dialog).Count()),
            dialogs.Sum(dialog => dialog.Rules.Length),
            paths.Sum(report => report.States),
            paths.Max(report => report.Longest),
            paths.Max(report => report.LongestRoutine));
    }

    /// <summary>All but the paths through the dialogs, which no text can change.</summary>
    public IEnumerable<Finding> Texts() => Essential().Concat(Wording());

    /// <summary>Without which the engine cannot work: a host refuses to start on an error here.</summary>
    public IEnumerable<Finding> Essential() =>
        (library.Dialogs.Count > 0 ? Enumerable.Empty<Finding>() : [new("dialogs", 0, Severity.Error, "dialog-missing", "There is no dialog.", "Add dialogs/<id>/dialog.yaml.")])
            .Concat(library.Dialogs.Values.SelectMany(dialog => OpeningChecks.Run(dialog, FileOf(dialog))
                .Concat(QuestionChecks.Run(dialog, FileOf(dialog), types))
                .Concat(ConditionChecks.Run(dialog, FileOf(dialog)))
                .Concat(RuleChecks.Run(dialog, FileOf(dialog), today))))
            .Concat(Files().SelectMany(file => PresenceChecks.Run(file, types).Concat(PlaceholderChecks.Run(file, PhonesOf(file)))))
            .Concat(PackChecks.Run(library, FileOf))
            .Concat(library.Locales.Values.SelectMany(PatternChecks.Run))
            .Concat(RelayChecks.Run(library));

    private IEnumerable<Finding> Wording()
    {
        var heard = KeywordChecks.Heard(library.Locales.Values);
        return Files().SelectMany(file => StampChecks.Run(file)
                .Concat(LengthChecks.Run(file, _always))
                .Concat(NumberChecks.Run(file))
                .Concat(SafetyChecks.Run(file, _always))
                .Concat(MenuChecks.Run(file))
                .Concat(CarrierWords.OfLabels(file))
                .Concat(CarrierWords.OfTexts(file))
                .Concat(KeywordChecks.OfTexts(file, heard)))
            .Concat(library.Locales.Values.SelectMany(locale => CarrierWords.OfWords(locale).Concat(WordListChecks.Run(locale)).Concat(Strays(locale))))
            .Concat(KeywordChecks.Run(library.Locales.Values))
            .Concat(OriginChecks.Run(library.Origins, library.Locales.Values));
    }

    private IEnumerable<Finding> Strays(Locale locale) => locale.Dialogs.Where(texts => !library.Dialogs.ContainsKey(texts.Key)).Select(texts =>
        new Finding($"{TextFile.FolderOf(locale)}{texts.Key}.yaml", 0, Severity.Warning, "text-file-unknown", $"There is no dialog '{texts.Key}'.", "Name the file after a dialog's id, or take it out."));

    private IEnumerable<TextFile> Files() => library.Locales.Values.SelectMany(locale => TextFile.Of(library, locale));

    // A text of all dialogs may name what only some of them have; that each has it is looked at there.
    private HashSet<string> PhonesOf(TextFile file) =>
        (file.Dialog is { } dialog ? library.PhonesOf(dialog.Id) : library.Phones).Select(phone => phone.Id).ToHashSet(StringComparer.Ordinal);

    private static string FileOf(Dialog dialog) => dialog.Source?.Path ?? $"dialogs/{dialog.Id}/dialog.yaml";
}

/// <summary>What <c>check</c> found and how much it looked at.</summary>
/// <param name="States">States of conversations that were told apart while exploring every path.</param>
/// <param name="Longest">Questions on the longest path of any dialog; null where it could not be found.</param>
/// <param name="LongestRoutine">On the longest path that ends routine, in one practice area at most.</param>
public sealed record CheckReport(IReadOnlyList<Finding> Findings, int Questions, int Conditions, int Rules, int States, int? Longest, int? LongestRoutine);
