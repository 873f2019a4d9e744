using System.Globalization;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>Long but likely values for what is filled in, so that a length is the length of a real message.</summary>
internal static class Samples
{
    public static string Fill(Locale locale, string text, IReadOnlyDictionary<string, string> always)
    {
        var date = Date(locale);
        return Template.Fill(
            text,
            NumberOrder.Kept(locale, always),
            [
                ("reference", "K7-42"), ("code", "482913"), ("n", "28"), ("number", "12"), ("label", "Date of the letter"), ("lines", ""), ("language", "Q'anjob'al"),
                ("clinic", "Westside Legal Aid Center"), ("referral", "Northside Law Project"), ("partner", "Northside Family Center"), ("place", "1200 Main St, Room 210"), ("time", "12:30 PM"), ("when", Days(locale)), ("papers", ""), ("text", ""),
                ("date", date), ("first", date), ("second", date), ("dates", $"{date}\n{date}"),
            ]);
    }

    private static string Date(Locale locale) => Template.Fill(
        locale.Common.GetValueOrDefault("dates.pattern")?.Text ?? "",
        new Dictionary<string, string>(StringComparer.Ordinal),
        [("weekday", Longest(locale, "dates.weekdays.", 0, 7)), ("month", Longest(locale, "dates.months.", 1, 12)), ("day", "28"), ("year", "2026")]);

    private static string Days(Locale locale) => locale.Common.GetValueOrDefault("dates.tomorrow")?.Text ?? "";

    private static string Longest(Locale locale, string keys, int from, int count) =>
        Enumerable.Range(from, count).Select(n => locale.Common.GetValueOrDefault(keys + n.ToString(CultureInfo.InvariantCulture))?.Text ?? "").MaxBy(text => text.Length)!;
}
