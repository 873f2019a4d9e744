using System.Collections.Immutable;
using TriageBot.Alerts;
using TriageBot.CaseQueue;
using TriageBot.CaseQueue.News;
using TriageBot.Engine.Conversations;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Console.Cases;

/// <summary>The thread of an intake, as the person sees it on their phone.</summary>
internal sealed class ThreadDesk(IRecordStore records, NewsDesk news, StaffWords words, ISealer sealer)
{
    /// <summary>Of the newest.</summary>
    private const int Most = 200;

    /// <returns>Oldest first; null while the person has not agreed that anybody reads it.</returns>
    public async Task<ImmutableArray<TranscriptLine>?> Read(IntakeRow row, IntakeData intake, CancellationToken cancel)
    {
        if (intake.Reason is not null || !await HasAgreed(row, intake, cancel))
        {
            return null;
        }

        var lines = await records.Transcript(row.Contact, cancel);
        return [.. lines.TakeLast(Most).Select(line => TranscriptLine.Open(line, sealer)).Select(Shown)];
    }

    // The intake is written anew with the next event only; the conversation knows at once.
    private async Task<bool> HasAgreed(IntakeRow row, IntakeData intake, CancellationToken cancel) =>
        await news.Conversation(row.Contact, cancel) is { } conversation && string.Equals(conversation.IntakeId, row.Id, StringComparison.Ordinal)
            ? conversation is { Consent.Given: true, Phase: not Phase.Withdrawn }
            : intake.Consent is not null;

    // Where the person deleted their words, that is said in ours.
    private TranscriptLine Shown(TranscriptLine line) => line with { Text = line.Text.Replace(MessageTakenBack.Mark, words().Common("staff.taken_back"), StringComparison.Ordinal) };
}
