using System.Security.Cryptography;
using TriageBot.Alerts;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Outbox;
using TriageBot.Privacy;
using TriageBot.Spool;
using TriageBot.Stores;

namespace TriageBot.Turns;

/// <summary>Load, engine, one atomic commit; again when another turn came first.</summary>
internal sealed class TurnRunner(
    IStore store, PublishedContent content, TurnComposer composer, StaffTexts staff, ISealer sealer, ILookup lookup, LegalHolds holds,
    ContactLocks locks, Arrivals arrivals, SpoolFolder spool, OutboxSignal signal, TimeProvider clock, ILogger<TurnRunner> log) : ITurns
{
    private static readonly TimeSpan HeldFor = TimeSpan.FromDays(1);

    public async Task<TurnReply> Receive(InboundMessage message, CancellationToken cancel)
    {
        if (await staff.Intercept(message, cancel) is { } answered)
        {
            return answered;
        }

        var contact = lookup.Contact(message.Channel, message.From);
        var key = lookup.Message(message.Channel, message.ExternalId);
        using var _ = await locks.Enter(contact, cancel);
        while (true)
        {
            var loaded = await store.Load(contact, key, cancel);
            if (loaded.Remembered is { } remembered)
            {
                return RememberedReply.Open(remembered, sealer);
            }

            var now = clock.GetUtcNow();
            var turn = Hear(contact, loaded, message, now);
            var (commit, reply) = composer.Compose(new TurnInputs(turn, contact, message.Channel, message.From, loaded.Version, now, message, key, null));
            if (await store.Commit(commit, cancel))
            {
                Committed(commit);
                return reply;
            }
        }
    }

    public void Arrived(TurnReply reply) => arrivals.Note(reply.OutboxIds);

    public async Task Fire(DueTimer timer, CancellationToken cancel)
    {
        if (timer.Kind is TimerKind.Expire or TimerKind.Erase or TimerKind.Texts && await holds.Covers(timer.Contact, cancel))
        {
            await Postpone(timer, cancel);
            return;
        }

        await Happen(
            timer.Contact,
            now => new TimerFired(now, timer.Kind),

            // A text that came after a timer of silence fell due has wound it anew.
            conversation => timer.Kind is TimerKind.Partial or TimerKind.Nudge or TimerKind.Expire or TimerKind.Erase && conversation.LastHeardAt >= timer.Due,
            timer.Kind,
            cancel);
    }

    public Task LearnOptOut(string channel, string address, CancellationToken cancel) => Happen(
        lookup.Contact(channel, address), now => new OptOutLearned(now), conversation => conversation.OptedOut, null, cancel);

    public async Task<string?> Erase(string channel, string address, CancellationToken cancel) =>
        (await Happen(lookup.Contact(channel, address), now => new DeletionOrdered(now), _ => false, null, cancel))?.IntakeId;

    // On legal hold: asked again tomorrow.
    private async Task Postpone(DueTimer timer, CancellationToken cancel)
    {
        using var _ = await locks.Enter(timer.Contact, cancel);
        var now = clock.GetUtcNow();
        var loaded = await store.Load(timer.Contact, null, cancel);
        await store.Commit(new TurnCommit { Contact = timer.Contact, Expected = loaded.Version, At = now, Timers = [new(timer.Kind, now + HeldFor)] }, cancel);
    }

    /// <returns>The conversation as it was before, or null when nothing happened.</returns>
    private async Task<Conversation?> Happen(ContactKey contact, Func<DateTimeOffset, Event> @event, Func<Conversation, bool> isStale, TimerKind? timer, CancellationToken cancel)
    {
        using var _ = await locks.Enter(contact, cancel);
        while (true)
        {
            var loaded = await store.Load(contact, null, cancel);
            if (loaded.Conversation is null)
            {
                return null;
            }

            var kept = KeptConversation.Open(loaded.Conversation, sealer);
            if (isStale(kept.Conversation))
            {
                return null;
            }

            var now = clock.GetUtcNow();
            var turn = Take(contact, loaded, @event(now), now);
            var (commit, _) = composer.Compose(new TurnInputs(turn, contact, kept.Channel, kept.Address, loaded.Version, now, null, null, timer));
            if (await store.Commit(commit, cancel))
            {
                Committed(commit);
                return kept.Conversation;
            }
        }
    }

    private void Committed(TurnCommit commit)
    {
        if (!commit.Erase)
        {
            signal.Ring(EarliestDue(commit));
            return;
        }

        signal.Ring();

        try
        {
            spool.ForgetSetAside(commit.Contact);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            log.LogError(failed, "Spooled texts that were set aside could not be erased");
        }
    }

    private static DateTimeOffset EarliestDue(TurnCommit commit) => commit.Outbox.Select(entry => entry.Due)
        .Concat(commit.Timers.Select(timer => timer.Due).OfType<DateTimeOffset>())
        .Append(commit.Page?.Next ?? DateTimeOffset.MaxValue)
        .Min();

    // A bug of ours must not answer a frightened person with silence: their words are kept for a person to read.
    private Turn Hear(ContactKey contact, Loaded loaded, InboundMessage message, DateTimeOffset now)
    {
        try
        {
            return Take(contact, loaded, new MessageCame(now, message.Text, message.Media.Length, message.CarrierAnswered), now);
        }
#pragma warning disable CA1031
        catch (Exception bug) when (bug is not CryptographicException)
#pragma warning restore CA1031
        {
            log.LogError(bug, "A text could not be read; it is kept for a person");
            return Take(contact, loaded, new MessageUnread(now, message.Text), now);
        }
    }

    private Turn Take(ContactKey contact, Loaded loaded, Event @event, DateTimeOffset now)
    {
        var conversation = loaded.Conversation is null ? null : KeptConversation.Open(loaded.Conversation, sealer).Conversation;
        return content.Engine.Take(conversation, @event, Ids.New(contact, now), content.DefaultDialog);
    }
}
