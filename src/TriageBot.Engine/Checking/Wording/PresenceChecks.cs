using TriageBot.Engine.Questions;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>Every text that can be said must be there, and no other.</summary>
internal static class PresenceChecks
{
    public static IEnumerable<Finding> Run(TextFile file, QuestionTypes types)
    {
        if (file.Texts.Count == 0)
        {
            return [new(file.Path, 0, Severity.Error, "text-file-missing", $"There are no texts in {file.Locale.EnglishName} for {(file.Dialog is null ? "what is said everywhere" : $"the dialog '{file.Dialog.Id}'")}.", $"Add the file {file.Path}.")];
        }

        var required = Required(file, types).ToHashSet(StringComparer.Ordinal);
        var known = file.Dialog is { } dialog
            ? required.Concat(dialog.Questions.SelectMany(question => RequiredTexts.Optional.Select(key => $"{question.Id}.{key}"))).ToHashSet(StringComparer.Ordinal)
            : RequiredTexts.Common.Keys.ToHashSet(StringComparer.Ordinal);
        return Missing(file, types)
            .Select(key => file.Error(key, "text-missing", $"is missing in {file.Locale.EnglishName}.", "Write it, and have it read by someone who speaks the language."))
            .Concat(file.Texts.Keys.Where(key => !known.Contains(key))
                .Select(key => file.Warning(key, "text-unknown", "is used nowhere.", "Correct its key, or take it out.")));
    }

    /// <summary>None in a language that the dialog does not offer: a translation may be under way.</summary>
    public static IEnumerable<string> Missing(TextFile file, QuestionTypes types) => file.Dialog is { } dialog && !dialog.Pack.Needs(file.Locale.Tag) ? []
        : Required(file, types).Where(key => !file.Texts.TryGetValue(key, out var text) || string.IsNullOrWhiteSpace(text.Text));

    public static IEnumerable<string> Required(TextFile file, QuestionTypes types) => file.Dialog is { } dialog
        ? dialog.Questions.SelectMany(question => RequiredTexts.Of(question, types).Select(key => $"{question.Id}.{key}"))
        : RequiredTexts.Common.Keys.Where(key => file.IsRelay || key is not RequiredTexts.Relay);
}
