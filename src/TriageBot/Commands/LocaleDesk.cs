using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Settings;

namespace TriageBot.Commands;

/// <summary>All content as it stands, one locale of it open for changes that are looked at before they are written.</summary>
internal sealed class LocaleDesk
{
    private readonly Workplace _workplace;
    private readonly TimeProvider _clock;
    private readonly List<SourceFile> _dialogs;
    private readonly Dictionary<string, SourceFile> _locales;

    private LocaleDesk(Workplace workplace, TimeProvider clock, List<SourceFile> dialogs, Dictionary<string, SourceFile> locales, Library library, Locale locale)
    {
        _workplace = workplace;
        _clock = clock;
        _dialogs = dialogs;
        _locales = locales;
        Library = library;
        Locale = locale;
        Sheet = new SheetExport(library, QuestionTypes.Default(), Placeholders.Longest(library, workplace.Content.HotlineName)).Of(locale);
    }

    public Library Library { get; }

    public Locale Locale { get; }

    /// <summary>As it would be exported now.</summary>
    public Sheet Sheet { get; }

    /// <summary>Null after saying why not; then <paramref name="code"/> is the exit code.</summary>
    public static LocaleDesk? Open(Workplace workplace, TimeProvider clock, string tag, TextWriter output, out int code)
    {
        var findings = new List<Finding>();
        var dialogs = ContentFiles.Read(workplace.Layout, workplace.Content.DialogsPath, findings).Where(file => !ContentFiles.IsTranscript(file)).ToList();
        var locales = ContentFiles.Read(workplace.Layout, workplace.Content.LocalesPath, findings).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var library = LibraryLoader.Load(dialogs, locales.Values, findings);
        foreach (var finding in findings.Where(finding => finding.Severity is Severity.Error))
        {
            output.WriteLine(CheckCommand.Line(finding));
        }

        code = 1;
        if (findings.Exists(finding => finding.Severity is Severity.Error))
        {
            return null;
        }

        if (library.Locales.TryGetValue(tag, out var locale) && tag is not SourceStamp.Source)
        {
            return new LocaleDesk(workplace, clock, dialogs, locales, library, locale);
        }

        output.WriteLine($"There is no translation '{tag}'. Write one of: {string.Join(", ", library.Locales.Keys.Where(known => known is not SourceStamp.Source).Order(StringComparer.Ordinal))}.");
        code = 2;
        return null;
    }

    /// <summary>The files that a plan changes.</summary>
    public IReadOnlyList<SourceFile> Change(SheetPlan plan) => SheetResult.Files(Locale, Library.Locales[SourceStamp.Source], _locales, plan);

    /// <summary>What <c>check</c> would say of the changed files and does not say now.</summary>
    public IEnumerable<SheetProblem> Problems(SheetPlan plan, IReadOnlyList<SourceFile> changed)
    {
        if (changed.Count == 0)
        {
            return [];
        }

        var findings = new List<Finding>();
        var after = new Dictionary<string, SourceFile>(_locales, StringComparer.Ordinal);
        foreach (var file in changed)
        {
            after[file.Path] = file;
        }

        var library = LibraryLoader.Load(_dialogs, after.Values, findings);
        return SheetResult.Problems(plan, Check(Library), findings.Concat(Check(library)));
    }

    /// <summary>A file of the locale as it stands; null where there is none.</summary>
    public SourceFile? File(string name) => _locales.Values.FirstOrDefault(file => file.Path.EndsWith($"/{Locale.Tag}/{name}", StringComparison.Ordinal));

    public void Write(IReadOnlyList<SourceFile> changed) => SourceFiles.Write(_workplace.Layout.Resolve, changed);

    private IEnumerable<Finding> Check(Library library) => CheckCommand.Of(library, _workplace.Content, _clock).Texts();
}
