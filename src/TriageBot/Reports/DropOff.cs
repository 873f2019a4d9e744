using System.Collections.Immutable;

namespace TriageBot.Reports;

/// <summary>How conversations went on, and what they cost.</summary>
internal static class DropOff
{
    private const string Completed = "finished";
    private const string GoingOn = "still going";
    private const string Erased = "erased";
    private const string OtherQuestions = "other questions";
    private const string OtherLanguages = "other languages";
    private const int MostQuestions = 10;
    private const int MostLanguages = 15;

    public static CrossTable Table(Gathered gathered)
    {
        var begun = Begun(gathered);
        var languages = Folding.Kept(begun.Select(trail => Language(trail, gathered)), MostLanguages);
        var left = begun.Where(trail => Fate(trail) is null).Select(Question).ToList();
        var questions = Folding.Kept(left, MostQuestions);
        ImmutableArray<string> columns =
        [
            Completed, .. questions, .. left.TrueForAll(one => questions.Contains(one, StringComparer.Ordinal)) ? Array.Empty<string>() : [OtherQuestions], GoingOn, Erased,
        ];
        var pairs = begun.Select(trail => (Row(trail), Fate(trail) ?? (questions.Contains(Question(trail), StringComparer.Ordinal) ? Question(trail) : OtherQuestions))).ToList();
        ImmutableArray<string> rows = [.. languages.Append(OtherLanguages).Where(language => pairs.Exists(pair => string.Equals(pair.Item1, language, StringComparison.Ordinal)))];
        return CrossTable.Of(Counts.Of(pairs, rows, columns));

        string Row(CaseTrail trail) => languages.Contains(Language(trail, gathered), StringComparer.Ordinal) ? Language(trail, gathered) : OtherLanguages;
    }

    public static ImmutableArray<Cost> Costs(Gathered gathered)
    {
        var paid = Begun(gathered).Where(trail => trail.Segments is not null).ToList();
        var languages = Folding.Kept(paid.Select(trail => Language(trail, gathered)), MostLanguages);
        return [.. paid.GroupBy(trail => languages.Contains(Language(trail, gathered), StringComparer.Ordinal) ? Language(trail, gathered) : OtherLanguages, StringComparer.Ordinal)
            .OrderBy(group => group.Key is OtherLanguages).ThenByDescending(group => group.Count())
            .Select(group => SmallCells.IsSmall(group.Count()) ? new Cost(group.Key, null, null) : new Cost(group.Key, group.Count(), group.Sum(trail => trail.Segments!.Value)))];
    }

    // Whoever never got past the language menu began too, though nobody knows in which language.
    private static List<CaseTrail> Begun(Gathered gathered) =>
        [.. gathered.Trails.Values.Where(trail => (trail.BeganAt ?? trail.Left?.At) is { } at && gathered.Period.Holds(at, gathered.Zone))];

    private static string Language(CaseTrail trail, Gathered gathered) => trail.Locale is null or "und" ? IntakeFact.Unknown : gathered.LanguageName(trail.Locale);

    private static string? Fate(CaseTrail trail) => trail.IsComplete ? Completed : trail.Left is not null ? null : trail.IsErased ? Erased : GoingOn;

    private static string Question(CaseTrail trail) => trail.Left is { How: "refused", Question: var refused } ? refused + " refused" : trail.Left!.Value.Question;
}
