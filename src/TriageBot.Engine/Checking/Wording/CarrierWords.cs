using System.Collections.Frozen;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>Words that Twilio acts on by itself when they are the whole message (its default English keywords):
/// they may never arrive as an answer, whatever we mean by them.</summary>
internal static class CarrierWords
{
    /// <summary>The keyword list a carrier word may stand in.</summary>
    private static readonly FrozenDictionary<string, string> Meaning =
        new[] { "stop", "stopall", "unsubscribe", "end", "quit", "cancel", "revoke", "optout" }.Select(word => KeyValuePair.Create(word, "keywords.stop"))
            .Concat(new[] { "start", "unstop", "yes" }.Select(word => KeyValuePair.Create(word, "keywords.start")))
            .Concat(new[] { "help", "info" }.Select(word => KeyValuePair.Create(word, "keywords.help")))
            .ToFrozenDictionary(StringComparer.Ordinal);

    // "yes" has its own meaning beside the carrier's, and people write it whatever we say: it is heard where it does arrive.
    private static readonly string[] Answers = ["no", "no_first", "skip", "not_sure"];

    public static IEnumerable<Finding> OfWords(Locale locale)
    {
        foreach (var (list, words) in locale.Words.Where(list => IsWatched(list.Key)))
        {
            foreach (var word in words.Entries.Where(word => Meaning.TryGetValue(Folded.Of(word), out var meaning) && !string.Equals(meaning, list, StringComparison.Ordinal)))
            {
                yield return new(words.File, words.Line, Severity.Error, "carrier-word", $"'{word}' in the list '{list}' is a word the phone company acts on by itself.", "Take it out of this list; people need another word for this.") { Key = list };
            }
        }
    }

    public static IEnumerable<Finding> OfLabels(TextFile file) =>
        file.Texts.Where(text => text.Key.Contains(".options.", StringComparison.Ordinal) && Meaning.ContainsKey(Folded.Of(text.Value.Text)))
            .Select(text => file.Error(text.Key, "carrier-word", $"is '{text.Value.Text}', a word the phone company acts on by itself when somebody sends it.", "Name the option otherwise."));

    /// <summary>Texts that tell people to send such a word for something else.</summary>
    public static IEnumerable<Finding> OfTexts(TextFile file)
    {
        foreach (var (key, text) in file.Texts)
        {
            if (Told.Words(text.Text).FirstOrDefault(word => Meaning.ContainsKey(word) && !IsMeant(file, word)) is { } word)
            {
                yield return file.Error(key, "carrier-word", $"tells people to send '{word.ToUpperInvariant()}', a word the phone company acts on by itself.", "Let them send a number, or another word.");
            }
        }
    }

    // STOP, START and HELP mean to us what they mean to the carrier; in a question's own texts they would be its answer.
    private static bool IsMeant(TextFile file, string word) => file.Dialog is null && word is "stop" or "start" or "help";

    private static bool IsWatched(string list) => list.StartsWith("keywords.", StringComparison.Ordinal) || Answers.Contains(list, StringComparer.Ordinal);
}
