using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using TriageBot.Engine.Texts;
using TriageBot.Routing;

namespace TriageBot.Console.Pages;

/// <summary>A clinic as somebody fills it in.</summary>
internal sealed class ClinicForm
{
    private const int LongestName = 80;
    private const int LongestReach = 120;
    private const int MostIntakes = 5000;

    public long Version { get; set; }

    /// <summary>Empty for a new one.</summary>
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Reach { get; set; }

    public string? Areas { get; set; }

    public string? Languages { get; set; }

    public string? Places { get; set; }

    public bool Accepts { get; set; }

    public bool Overflow { get; set; }

    public string? Capacity { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public DayOfWeek[]? Days { get; set; }

    public string[]? Need { get; set; }

    /// <summary>Ids of the dialogs whose intakes it takes; none is all.</summary>
    public string[]? Pack { get; set; }

    /// <summary>The clinic, or else what is wrong, in one sentence.</summary>
    /// <param name="areas">Of the dialogs.</param>
    /// <param name="isPack">Whether there is such a dialog.</param>
    /// <param name="locale">Our locale of a tag, or null.</param>
    public (Clinic? Clinic, string? Problem) Read(IReadOnlyCollection<string> areas, Func<string, bool> isPack, Func<string, Locale?> locale)
    {
        var (name, reach) = (Name?.Trim() ?? "", Reach?.Trim() ?? "");
        if (name.Length is 0 or > LongestName)
        {
            return (null, $"A name has 1 to {LongestName} letters.");
        }

        if (reach.Length > LongestReach)
        {
            return (null, $"How people reach it has at most {LongestReach} letters.");
        }

        int? capacity = int.TryParse(Capacity, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;
        if (!string.IsNullOrWhiteSpace(Capacity) && capacity is null or > MostIntakes)
        {
            return (null, $"Room for open intakes is a number from 0 to {MostIntakes}, or empty for as many as come.");
        }

        if (Time(From) is not { } from || Time(To) is not { } to)
        {
            return (null, "Write the hours as 08:00 and 20:30; the same twice means all day.");
        }

        var (own, spoken, places) = (Parts(Areas), Parts(Languages), Parts(Places));
        return own.FirstOrDefault(area => !areas.Contains(area, StringComparer.Ordinal)) is { } area ? (null, $"'{area}' is no practice area: there are {string.Join(", ", areas)}.")
            : (Pack ?? []).FirstOrDefault(pack => !isPack(pack)) is { } pack ? (null, $"There is no pack '{pack}' any more. Open the page again and tick those it takes.")
            : spoken.FirstOrDefault(tag => locale(tag) is null) is { } tag ? (null, $"'{tag}' is no language of this hotline: write names or tags such as Spanish, ht.")
            : (new Clinic(string.IsNullOrEmpty(Id) ? "clinic:" + RandomNumberGenerator.GetHexString(6, lowercase: true) : Id, name)
            {
                Areas = own,
                Packs = [.. (Pack ?? []).Distinct(StringComparer.Ordinal)],
                Languages = [.. spoken.Select(tag => locale(tag)!.Tag).Distinct(StringComparer.Ordinal)],
                Places = places,
                Accepts = Accepts,
                Capacity = capacity,
                Hours = new Shift([.. (Days ?? []).Distinct().Order()], from, to),
                Needs = [.. Needs.All.Intersect(Need ?? [], StringComparer.Ordinal)],
                TakesOverflow = Overflow,
                Reach = reach,
            }, null);
    }

    // Left out, it is all day.
    private static TimeOnly? Time(string? text) => string.IsNullOrEmpty(text) ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    // Cities have spaces in them.
    private static ImmutableArray<string> Parts(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
