using TriageBot.Reports;

namespace TriageBot.Console.Pages;

/// <summary>A table of a report on its page.</summary>
/// <param name="Rows">What its rows are.</param>
internal sealed record CrossView(string Name, string Rows, CrossTable Table)
{
    /// <summary>To stand under each number; null where there is nothing.</summary>
    public Spread?[,]? Waits { get; init; }
}
