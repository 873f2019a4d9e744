using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Publishing;

/// <summary>All example conversations, played once on a draft.</summary>
/// <param name="Conversations">How many there are.</param>
/// <param name="Replays">Each in each of its languages.</param>
/// <param name="Unreadable">Examples that are no examples.</param>
internal sealed record ExampleRun(int Conversations, int Replays, ImmutableArray<FailedExample> Failed, ImmutableArray<Finding> Unreadable)
{
    public bool IsSound => Failed.IsEmpty && Unreadable.IsEmpty;

    /// <summary>The first thing that is wrong with each.</summary>
    public IEnumerable<string> Problems => Unreadable.Select(finding => $"{finding.File}: {finding.Message}").Concat(Failed.Select(failed => failed.Problem));
}

/// <summary>An example that comes out otherwise on the draft.</summary>
/// <param name="Published">In its first language, as it goes now.</param>
/// <param name="Draft">In each language in which it differs, as it would go.</param>
internal sealed record FailedExample(SourceFile File, Transcript Transcript, ImmutableArray<ReplayedTurn> Published, ImmutableArray<PlayedExample> Draft)
{
    public IEnumerable<SideBySide> Sides => Published.Zip(Draft[0].Turns, (now, draft) => new SideBySide(now, draft));

    public string Problem => Replay.Findings(Transcript, Draft[0].Locale, Draft[0].Turns)[0].Message;
}

/// <param name="Locale">Tag.</param>
internal sealed record PlayedExample(string Locale, ImmutableArray<ReplayedTurn> Turns)
{
    public bool Differs => Turns.Any(turn => !turn.Differences.IsEmpty);
}
