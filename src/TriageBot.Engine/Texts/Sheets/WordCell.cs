using System.Collections.Immutable;

namespace TriageBot.Engine.Texts.Sheets;

/// <summary>A list of words in one cell.</summary>
public static class WordCell
{
    public const string Between = " | ";

    public static string Join(IEnumerable<string> words) => string.Join(Between, words);

    /// <summary>Line ends part words too: some people write one a line.</summary>
    public static ImmutableArray<string> Split(string cell) =>
        [.. cell.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
