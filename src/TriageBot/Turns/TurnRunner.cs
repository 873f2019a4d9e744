using System.Collections.Immutable;
using TriageBot.Alerts;
using TriageBot.CaseQueue.News;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Outbox;
using TriageBot.Privacy;
using TriageBot.Routing;
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
            // Whoever opens a chat may change nothing: no commit would tell that what is remembered is old.
            var loaded = (message.Opens ? null : store.Recent(contact)) ?? await store.Load(contact, key, cancel);
            if (loaded.Remembered is { } remembered)
            {
                return await Remember(contact, message, RememberedReply.Open(remembered, sealer), cancel);
            }

            if (message.Opens && loaded.Conversation is not null && !(message.Returns && Open(loaded)?.Conversation is { OptedOut: true }))
            {
                return new TurnReply([], []);
            }

            var (before, now) = (Open(loaded), clock.GetUtcNow());
            var turn = Hear(contact, before, message, now);
            var (commit, reply) = composer.Compose(new TurnInputs(turn, contact, message.Channel, message.From, message.To, loaded, now, message, key, null, Before: before));
            if (await store.Commit(commit, cancel))
            {
                await Committed(commit);
                return reply;
            }
        }
    }

    public void Arrived(TurnReply reply) => arrivals.Note(reply.OutboxIds);

    public Task Fire(DueTimer timer, CancellationToken cancel) => Happen(
        timer.Contact,
        now => new TimerFired(now, timer.Kind),

        // A text that came after a timer of silence fell due has wound it anew.
        conversation => timer.Kind is TimerKind.Partial or TimerKind.Nudge or TimerKind.Expire or TimerKind.Erase && conversation.LastHeardAt >= timer.Due,
        timer.Kind,
        cancel);

    public Task LearnOptOut(string channel, string address, CancellationToken cancel) => Happen(
        lookup.Contact(channel, address), now => new OptOutLearned(now), conversation => conversation.OptedOut, null, cancel);

    public async Task Keep(ContactKey contact, FetchedMedium medium, CancellationToken cancel)
    {
        var row = medium.Bytes is { } bytes
            ? new AttachmentRow(medium.IntakeId, medium.Number, contact, new KeptAttachment(medium.ContentType, bytes).Seal(sealer))
            : null;
        var happened = await Happen(
            contact,
            now => new MediumFetched(now, medium.Number, medium.State, medium.ContentType, medium.Bytes?.Length ?? 0),
            conversation => conversation.Phase is Phase.Withdrawn || !IsOf(conversation, medium),
            null,
            cancel,
            row);
        if (happened is null && row is not null)
        {
            await KeepWithEarlier(row, medium, cancel);
        }
    }

    public async Task TakeBack(string channel, string address, string handle, CancellationToken cancel)
    {
        var contact = lookup.Contact(channel, address);
        using var _ = await locks.Enter(contact, cancel);
        while (await store.Load(contact, null, cancel) is { Conversation: { } bytes } loaded)
        {
            var lines = TakenBackLines.Of(await store.Transcript(contact, cancel), handle, sealer);
            if (lines.IsEmpty || await holds.Covers(contact, cancel))
            {
                return;
            }

            var (kept, now) = (KeptConversation.Open(bytes, sealer), clock.GetUtcNow());
            var turn = Take(contact, kept.Conversation, lines.Event(now), now);
            var (commit, _) = composer.Compose(new TurnInputs(turn, contact, kept.Channel, kept.Address, kept.To, loaded, now, null, null, null, Before: kept));
            if (await store.Commit(lines.Into(commit, kept.Conversation, turn.Conversation, sealer), cancel))
            {
                await Committed(commit);
                return;
            }
        }
    }

    public Task Translated(ContactKey contact, string intakeId, ImmutableArray<EnglishText> english, CancellationToken cancel) => Happen(
        contact,
        now => new EnglishCame(now, english),
        conversation => conversation.Phase is Phase.Withdrawn || !string.Equals(conversation.IntakeId, intakeId, StringComparison.Ordinal),
        null,
        cancel);

    public async Task<NewsOutcome?> Tell(ContactKey contact, string id, string actor, News news, CancellationToken cancel)
    {
        var key = lookup.Message(NewsOutcomes.Purpose, id);
        using var _ = await locks.Enter(contact, cancel);
        while (true)
        {
            var loaded = await store.Load(contact, key, cancel);
            if (loaded.Remembered is { } remembered)
            {
                return NewsOutcomes.Open(remembered, sealer);
            }

            if (loaded.Conversation is null)
            {
                return null;
            }

            var (kept, now) = (KeptConversation.Open(loaded.Conversation, sealer), clock.GetUtcNow());
            var turn = Take(contact, kept.Conversation, new NewsCame(now, news), now);
            var outcome = NewsOutcomes.Of(turn);
            var (commit, _) = composer.Compose(new TurnInputs(turn, contact, kept.Channel, kept.Address, kept.To, loaded, now, null, null, null, Actor: actor, Before: kept, News: news.Kind));
            if (await store.Commit(commit with { Mark = new MessageMark(key, NewsOutcomes.Seal(outcome, sealer)) }, cancel))
            {
                await Committed(commit);
                return outcome;
            }
        }
    }

    public async Task<bool> SetLevel(ContactKey contact, string intakeId, Level level, string actor, CancellationToken cancel) => await Happen(
        contact,
        now => new LevelSet(now, level),
        conversation => !string.Equals(conversation.IntakeId, intakeId, StringComparison.Ordinal) || conversation.Handover is not { } handover || handover.Level == level,
        null,
        cancel,
        actor: actor) is not null;

    public async Task<LevelMove?> Rescore(ContactKey contact, string intakeId, int rescoring, CancellationToken cancel)
    {
        using var _ = await locks.Enter(contact, cancel);
        while (await store.Load(contact, null, cancel) is { Conversation: { } bytes } loaded)
        {
            var (kept, now) = (KeptConversation.Open(bytes, sealer), clock.GetUtcNow());
            if (kept.Conversation.Phase is Phase.Withdrawn || !string.Equals(kept.Conversation.IntakeId, intakeId, StringComparison.Ordinal))
            {
                return null;
            }

            var turn = Take(contact, kept.Conversation, new RulesChanged(now), now);
            if (turn.Conversation == kept.Conversation && turn.Effects.All(effect => effect is ClearTimer))
            {
                return null;
            }

            var (commit, _) = composer.Compose(new TurnInputs(turn, contact, kept.Channel, kept.Address, kept.To, loaded, now, null, null, null, Before: kept, Rescoring: rescoring));
            if (await store.Commit(commit, cancel))
            {
                await Committed(commit);
                return LevelMove.Of(kept.Conversation, turn);
            }
        }

        return null;
    }

    public async Task<bool> Accept(ContactKey contact, RoutedTo to, string actor, CancellationToken cancel) => await Happen(
        contact,
        now => new CaseMoved(now),
        conversation => !string.Equals(conversation.IntakeId, to.IntakeId, StringComparison.Ordinal) || conversation.Handover is null,
        null,
        cancel,
        actor: actor,
        to: to) is not null;

    public async Task<string?> Erase(string channel, string address, CancellationToken cancel) =>
        (await Happen(lookup.Contact(channel, address), now => new DeletionOrdered(now), _ => false, null, cancel))?.IntakeId;

    /// <returns>The conversation as it was before, or null when nothing happened.</returns>
    private async Task<Conversation?> Happen(ContactKey contact, Func<DateTimeOffset, Event> @event, Func<Conversation, bool> isStale, TimerKind? timer, CancellationToken cancel, AttachmentRow? attachment = null, string? actor = null, RoutedTo? to = null)
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
            var commit = await MustWait(contact, timer, cancel)
                ? new TurnCommit { Contact = contact, Expected = loaded.Version, At = now, Timers = [new(timer!.Value, now + HeldFor)] }
                : composer.Compose(new TurnInputs(Take(contact, kept.Conversation, @event(now), now), contact, kept.Channel, kept.Address, kept.To, loaded, now, null, null, timer, attachment, actor, kept, RoutedTo: to)).Commit;
            if (await store.Commit(commit, cancel))
            {
                await Committed(commit);
                return kept.Conversation;
            }
        }
    }

    // A new intake began before this one's was fetched: it still belongs to what staff already have.
    private async Task KeepWithEarlier(AttachmentRow row, FetchedMedium medium, CancellationToken cancel)
    {
        while (await store.Load(row.Contact, null, cancel) is { Conversation: { } conversation, Version: var version }
            && !IsOf(KeptConversation.Open(conversation, sealer).Conversation, medium)
            && await store.Intake(row.IntakeId, cancel) is not null)
        {
            if (await store.Commit(new TurnCommit { Contact = row.Contact, Expected = version, At = clock.GetUtcNow(), Attachment = row }, cancel))
            {
                return;
            }
        }
    }

    private static bool IsOf(Conversation conversation, FetchedMedium medium) => string.Equals(conversation.IntakeId, medium.IntakeId, StringComparison.Ordinal);

    // On legal hold what time would erase is asked about again tomorrow.
    private async Task<bool> MustWait(ContactKey contact, TimerKind? timer, CancellationToken cancel) =>
        timer is TimerKind.Expire or TimerKind.Erase or TimerKind.Texts && await holds.Covers(contact, cancel);

    // The response that was to carry it seemed to go out, and broke off.
    private async Task<TurnReply> Remember(ContactKey contact, InboundMessage message, TurnReply reply, CancellationToken cancel)
    {
        if (!message.Unheard || !reply.Inline || reply.Texts.Count == 0)
        {
            return reply;
        }

        // What is still to be noted as arrived would take the texts out again.
        await arrivals.Flush();
        var now = clock.GetUtcNow();
        await store.Add(composer.Again(contact, message, reply, now), cancel);
        signal.Ring(now);
        log.LogWarning("The answer to a text had not arrived; it is sent once more");
        return reply;
    }

    private async Task Committed(TurnCommit commit)
    {
        signal.Ring(commit.EarliestDue);
        if (!commit.Erase)
        {
            return;
        }

        await holds.Forget(commit.Contact);
        try
        {
            spool.ForgetSetAside(commit.Contact);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            log.LogError(failed, "Spooled texts that were set aside could not be erased");
        }
    }

    // A bug of ours must not answer a frightened person with silence: their words are kept for a person to read.
    private Turn Hear(ContactKey contact, KeptConversation? kept, InboundMessage message, DateTimeOffset now)
    {
        var (before, dialog) = (kept?.Conversation, content.DefaultDialog);
        try
        {
            if (before is null || DialogEngine.HasEnded(before))
            {
                dialog = content.BegunBy(message, kept);
            }

            return Take(
                contact,
                before,
                new MessageCame(now, message.Text, message.CarrierAnswered, message.Source, message.Edited, message.Returns) { Media = message.MediaTypes, SharedDevice = message.SharedDevice },
                now,
                dialog);
        }
#pragma warning disable CA1031
        catch (Exception bug)
#pragma warning restore CA1031
        {
            log.LogError(bug, "A text could not be read; it is kept for a person");
            return Take(contact, before, new MessageUnread(now, message.Text) { Media = message.MediaTypes }, now, dialog);
        }
    }

    private KeptConversation? Open(Loaded loaded) => loaded.Conversation is null ? null : KeptConversation.Open(loaded.Conversation, sealer);

    /// <param name="dialog">Which one begins, if one does.</param>
    private Turn Take(ContactKey contact, Conversation? before, Event @event, DateTimeOffset now, string? dialog = null) =>
        content.Engine.Take(before, @event, Ids.New(contact, now), dialog ?? content.DefaultDialog);
}
