using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Publishing;

/// <summary>One text as somebody wants it.</summary>
/// <param name="Locale">Tag.</param>
/// <param name="Id">Stable: file and key, such as <c>intake.hearing_date.ask</c>.</param>
/// <param name="Stamp">Of the English and of the text it was written over.</param>
/// <param name="Done">The translator says that it is right (true), or wants looking at (false).</param>
/// <param name="By">Whoever has touched it, each once.</param>
internal sealed record TextEdit(string Locale, string Id, string Stamp, string Before, string After, bool? Done, ImmutableArray<Editor> By, DateTimeOffset At)
{
    public bool IsOf(string locale, string id) => string.Equals(Locale, locale, StringComparison.Ordinal) && string.Equals(Id, id, StringComparison.Ordinal);

    /// <summary>That it was made from; null in drafts of an earlier release.</summary>
    public string? English { get; init; }

    /// <summary>By a second person; of the text as it was then.</summary>
    public LookedOver? Reading { get; init; }

    /// <summary>Of what it says.</summary>
    public string Print => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Locale, Id, After))));

    /// <summary>Somebody who had no hand in it has read exactly this.</summary>
    public bool IsRead => Reading is { } reading && string.Equals(reading.Print, Print, StringComparison.Ordinal) && !IsOf(reading.By);

    public bool IsOf(Editor editor) => By.Any(one => string.Equals(one.Tag, editor.Tag, StringComparison.Ordinal));

    /// <param name="place">In the draft, for what is said about it.</param>
    public SheetLine Line(int place) => new(place, Id, SheetStamp.Parse(Stamp), English, After, Done);

    /// <summary>Over the same text as an earlier change, made from the English as it is now. English is made from itself.</summary>
    public string StampOver(TextEdit earlier) => Locale is not SourceStamp.Source && SheetStamp.Parse(Stamp) is { } now && SheetStamp.Parse(earlier.Stamp) is { } then
        ? (then with { English = now.English }).ToString()
        : earlier.Stamp;
}
