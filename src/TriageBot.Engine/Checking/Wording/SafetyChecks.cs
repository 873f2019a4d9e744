using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>What may be read on a locked screen by somebody else, and who is never named to whom.</summary>
internal static class SafetyChecks
{
    /// <summary>Word list of a locale: words that must not be in the first characters of a message.</summary>
    public const string LockScreenWords = "lint.lock_screen";

    private const int Shown = 40;

    private static readonly string[] Bland = ["greeting", "ask_safe_again", "welcome_back", "nudge", "exit.done", "pause.not_safe", "safe.ask"];

    public static IEnumerable<Finding> Run(TextFile file, IReadOnlyDictionary<string, string> always)
    {
        var words = file.Locale.Words.GetValueOrDefault(LockScreenWords)?.Entries ?? [];
        if (words.Count == 0 && file.Dialog is null)
        {
            yield return new(TextFile.FolderOf(file.Locale) + "words.yaml", 0, Severity.Warning, "lock-screen-words", $"{file.Locale.EnglishName} has no list '{LockScreenWords}', so nobody knows which words must not be seen on a locked screen.", "Add it: abuse, asylum, lawyer, police and the like.");
        }

        foreach (var (key, text) in file.Texts.Where(text => text.Key.StartsWith("safety.", StringComparison.Ordinal) || text.Key.StartsWith("news.", StringComparison.Ordinal) || Bland.Contains(text.Key, StringComparer.Ordinal)))
        {
            var sent = Samples.Fill(file.Locale, text.Text, always);
            var seen = Folded.Of(sent[..Math.Min(Shown, sent.Length)]);
            if (words.FirstOrDefault(word => Folded.HasWord(seen, Folded.Of(word))) is { } word)
            {
                yield return file.Error(key, "lock-screen", $"shows '{word}' in its first {Shown} characters, which a locked screen may show to somebody else.", "Begin with something that says nothing, such as thanks.");
            }

            if (key is "safety." + RedFlags.Custody or "safety." + RedFlags.Removal
                && Template.Placeholders(text.Text).Contains("phone.police", StringComparer.Ordinal))
            {
                yield return file.Error(key, "police-named", "names the police to somebody whom immigration police may hold.", "Take {phone.police} out.");
            }
        }
    }
}
