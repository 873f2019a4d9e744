using System.Collections.Immutable;

namespace TriageBot.Reports;

/// <summary>Languages, each with its places. What is few goes together within its language, so that a language's rows add up to it and give nobody away.</summary>
internal sealed class PlaceRows
{
    private const string OtherLanguages = "other languages";
    private const int MostLanguages = 12;
    private const int MostPlaces = 8;

    private readonly Dictionary<string, ImmutableArray<string>> _places;

    public PlaceRows(IReadOnlyCollection<IntakeFact> intakes)
    {
        var languages = Folding.Kept(intakes.Select(intake => intake.Language), MostLanguages);
        _places = languages.ToDictionary(
            language => language,
            language => Folding.Kept(intakes.Where(intake => string.Equals(intake.Language, language, StringComparison.Ordinal)).Select(intake => intake.Place), MostPlaces),
            StringComparer.Ordinal);
        var used = intakes.Select(Of).ToHashSet(StringComparer.Ordinal);
        Names = [.. languages.SelectMany(language => _places[language].Select(place => Name(language, place)).Append(Elsewhere(language))).Append(OtherLanguages).Where(used.Contains)];
    }

    /// <summary>In the order to show them.</summary>
    public ImmutableArray<string> Names { get; }

    public string Of(IntakeFact intake) => !_places.TryGetValue(intake.Language, out var places) ? OtherLanguages
        : places.Contains(intake.Place, StringComparer.Ordinal) ? Name(intake.Language, intake.Place)
        : Elsewhere(intake.Language);

    /// <summary>The languages of such rows with their totals, the most first; null is kept back.</summary>
    public static ImmutableArray<NamedCount> Languages(CrossTable table) =>
        [.. table.RowTotals.GroupBy(row => row.Name.Split(" · ")[0], row => row.Count, StringComparer.Ordinal)
            .Select(group => new NamedCount(group.Key, group.Any(count => count is null) ? null : group.Sum()))];

    private static string Name(string language, string place) => $"{language} · {place}";

    private static string Elsewhere(string language) => $"{language} · elsewhere";
}
