namespace TriageBot.Chaos.Judging;

/// <summary>What the reader of the logs found.</summary>
/// <param name="Failures">None: all that was promised was kept.</param>
/// <param name="Doubled">Texts that arrived once more, each explained by something the sender could not know.</param>
/// <param name="StoreDown">Times people were told that the store was down.</param>
internal sealed record Verdict(IReadOnlyList<string> Failures, int Doubled, int StoreDown)
{
    public bool IsGood => Failures.Count == 0;
}
