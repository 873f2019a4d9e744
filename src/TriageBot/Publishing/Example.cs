using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TriageBot.Publishing;

/// <summary>A rehearsal that somebody wants to come out the same from now on.</summary>
/// <param name="Path">Of its file, such as <c>dialogs/intake/transcripts/letter-lost.yaml</c>.</param>
/// <param name="Text">The file.</param>
internal sealed record RecordedExample(string Path, string Name, string Text, Editor By, DateTimeOffset At);

/// <summary>Writes a rehearsal down as the example conversations in the files are written.</summary>
internal static partial class Example
{
    public const int LongestName = 80;

    // JSON is YAML: whatever stands in a text stays in its quotes.
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="locale">Tag of the language it was held in.</param>
    /// <param name="locales">Tags of those it holds in; none stands for all.</param>
    public static string Write(string name, string locale, DateTimeOffset now, ImmutableArray<RehearsedTurn> turns, ImmutableArray<string> locales)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"name: {Quote(name)}\nlocales: {(locales.IsEmpty ? "all" : $"[{string.Join(", ", locales)}]")}\nnow: {now:yyyy-MM-dd'T'HH:mm:sszzz}\nturns:\n");
        foreach (var turn in turns)
        {
            // A number means the same in every language.
            text.Append(CultureInfo.InvariantCulture, $"  - in: {(turn.Said.All(letter => char.IsAsciiDigit(letter) || letter is ' ') ? Quote(turn.Said) : $"{{{locale}: {Quote(turn.Said)}, other: {Quote(turn.Anywhere)}}}")}\n");
            text.Append(CultureInfo.InvariantCulture, $"    expect: {{question: {turn.Question ?? "none"}, phase: {turn.Phase}, level: {turn.Level}{List("rules", turn.Rules)}, events: [{string.Join(", ", turn.Events)}]}}\n");
        }

        return text.ToString();
    }

    /// <summary>A file's name out of what somebody called it; null where no letter is left.</summary>
    public static string? FileName(string name) => Others().Replace(name.ToLowerInvariant(), "-").Trim('-') is { Length: > 0 } slug ? slug + ".yaml" : null;

    private static string List(string key, ImmutableArray<string> items) => items.IsEmpty ? "" : $", {key}: [{string.Join(", ", items)}]";

    private static string Quote(string text) => JsonSerializer.Serialize(text, Quoted);

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Others();
}
