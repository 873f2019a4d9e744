using TriageBot.Alerts;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Stores;
using TriageBot.Translation;
using TriageBot.Turns;

namespace TriageBot.Outbox;

/// <summary>Runs errands. One that hangs holds nothing else up, least of all a text: each has a lane of its own, but for translations of one intake.</summary>
internal sealed class ErrandDelivery(
    IEnumerable<IMediaSource> sources, CopiesErrand copies, UndeletedCopies undeleted, TranslationErrand translations, OutboxPayloads payloads, ITurns turns) : IDelivery
{
    // The far end may have it only a little after it told us.
    private const int GoneAfter = 3;

    /// <summary>About a week: what is not here by then is for a person to look into.</summary>
    private static readonly RetrySchedule Patience = RetrySchedule.Seconds(5, 30, 120, 600, 3600, 21600, 86400, 172800, 259200);

    public IReadOnlyList<OutboxKind> Kinds { get; } = [OutboxKind.Errand];

    public RetrySchedule Schedule(OutboxEntry entry) => Patience;

    public async Task<SendResult> Deliver(OutboxEntry entry, CancellationToken cancel)
    {
        var errand = payloads.Errand(entry);
        return errand.Fetch is { } order ? await Fetch(entry, errand.Channel, order, cancel)
            : errand.Translate is { } intake ? await translations.Run(intake, entry.Contact, cancel)
            : await Delete(entry, errand, cancel);
    }

    private async Task<SendResult> Delete(OutboxEntry entry, Errand errand, CancellationToken cancel)
    {
        var result = await copies.Run(errand, entry.Contact, cancel);

        // What is left of a handed-over thread goes when we erase ours: only then has somebody been promised it.
        if (errand.Delete is not null && result is SendFailure failure && (!failure.Retryable || Patience.After(entry.Attempts + 1, failure.RetryAfter) is null))
        {
            await undeleted.Tell(entry, cancel);
        }

        return result;
    }

    private async Task<SendResult> Fetch(OutboxEntry entry, string channel, FetchOrder order, CancellationToken cancel)
    {
        if (sources.FirstOrDefault(source => source.Names.Contains(channel, StringComparer.Ordinal)) is not { } source)
        {
            return new SendFailure(true, "no-channel");
        }

        var type = order.Medium.ContentType;
        switch (await source.Fetch(order.Medium, order.To, cancel))
        {
            case FetchFailed failed:
                return failed.Failure;
            case NotFetched { Why: AttachmentState.Gone } when entry.Attempts < GoneAfter:
                return new SendFailure(true, "not-there");
            case NotFetched never:
                await turns.Keep(entry.Contact, new FetchedMedium(order.IntakeId, order.Number, never.Why, type, null), cancel);
                break;
            case Fetched fetched:
                await turns.Keep(entry.Contact, new FetchedMedium(order.IntakeId, order.Number, AttachmentState.Kept, fetched.ContentType, fetched.Bytes), cancel);
                break;
        }

        return new Sent(null);
    }
}
