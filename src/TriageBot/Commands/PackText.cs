using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Commands;

/// <summary>The files of a pack made from another's: every letter stays but what must change. Pure.</summary>
/// <param name="today">Whatever came from elsewhere was to be looked at before this day, so that <c>check</c> asks for it at once.</param>
internal sealed partial class PackText(PackOrder order, DateOnly today)
{
    /// <summary>Id of the number that people reach the hotline's own people at.</summary>
    private const string Office = "hotline_office";

    private const string HeaderEnd = "# ---\n";

    private static readonly string[] Head = ["name", "zone", "hotline", "numbers", "locales"];

    public string Dialog(string text)
    {
        var lines = Body(text).Split('\n').ToList();
        foreach (var key in Head)
        {
            Remove(lines, key);
        }

        var id = lines.FindIndex(line => line.StartsWith("id:", StringComparison.Ordinal));
        lines[id] = $"id: {order.Id}";
        lines.InsertRange(id + 1, NewHead());
        return Header() + Own(string.Join('\n', lines));
    }

    /// <param name="phones">As they are where it begins.</param>
    public string Resources(string text, IEnumerable<Phone> phones)
    {
        if (phones.FirstOrDefault(phone => phone.Id is Office) is { } office)
        {
            var entry = Lines(text, office.Line - 1);
            var at = text.IndexOf(office.Number, entry, StringComparison.Ordinal);
            text = text.Remove(at, office.Number.Length).Insert(at, Phone.Unset);
        }

        return Own(text);
    }

    /// <summary>Words for posters are given once in all packs, so none come along.</summary>
    public string Sources(string text)
    {
        var at = SourcesKey().Match(text);
        return Own(at.Success ? text[..at.Index] + "sources: []\n" : text);
    }

    public string Texts(string text) => Paths(text);

    /// <summary>An example in the languages of the pack; null where it has none of them.</summary>
    public string? Transcript(string text, IEnumerable<string> locales)
    {
        var kept = locales.Where(tag => order.Locales.IsEmpty || order.Locales.Contains(tag, StringComparer.Ordinal)).ToList();
        return kept.Count == 0 ? null : LocalesLine().Replace(text, $"locales: [{string.Join(", ", kept)}]", 1);
    }

    private static string Body(string text) => text.IndexOf(HeaderEnd, StringComparison.Ordinal) is >= 0 and var at ? text[(at + HeaderEnd.Length)..] : text;

    private string Header() => $"""
        # This pack was laid out from '{order.From}' on {Iso(today)}. The law and the numbers in it are those of another place until somebody says otherwise:
        #   1. resources.yaml: put your own number in the place of {Phone.Unset}, and call every other one.
        #   2. urgency, below: read each rule with somebody who knows the law where you are. Correct it or take it out.
        #   Each rule and each number has a review_by that is past, so that check asks for it. Move it when you have looked, not before.
        #   3. numbers, below: those that people text. Or give out words: sources.yaml.
        #   4. Prove it: check dialogs/{order.Id}, test dialogs/{order.Id}, chat --dialog {order.Id}
        # ---

        """.ReplaceLineEndings("\n");

    private IEnumerable<string> NewHead()
    {
        if (order.Name is { } name)
        {
            yield return $"name: {JsonSerializer.Serialize(name)}";
        }

        if (order.Zone is { } zone)
        {
            yield return $"zone: {zone}";
        }

        yield return "numbers: []";
        if (!order.Locales.IsEmpty)
        {
            yield return $"locales: [{string.Join(", ", order.Locales)}]";
        }
    }

    private static void Remove(List<string> lines, string key)
    {
        var at = lines.FindIndex(line => line.StartsWith(key + ":", StringComparison.Ordinal));
        if (at < 0)
        {
            return;
        }

        var end = lines.FindIndex(at + 1, line => line.Length == 0 || line[0] is not (' ' or '-'));
        lines.RemoveRange(at, (end < 0 ? lines.Count : end) - at);
    }

    private string Own(string text) => Paths(ReviewBy().Replace(text, "review_by: " + Iso(today.AddDays(-1))));

    private string Paths(string text) => text.Replace($"dialogs/{order.From}/", $"dialogs/{order.Id}/", StringComparison.Ordinal);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Lines(string text, int lines)
    {
        var at = 0;
        for (var line = 0; line < lines; line++)
        {
            at = text.IndexOf('\n', at) + 1;
        }

        return at;
    }

    [GeneratedRegex(@"\breview_by: *\d{4}-\d{2}-\d{2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReviewBy();

    [GeneratedRegex("^sources:", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SourcesKey();

    [GeneratedRegex("^locales:.*$", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LocalesLine();
}
