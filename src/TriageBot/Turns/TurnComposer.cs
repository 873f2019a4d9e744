using System.Collections.Immutable;
using TriageBot.Alerts;
using TriageBot.CaseQueue;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Outbox;
using TriageBot.Privacy;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Translation;

namespace TriageBot.Turns;

/// <summary>A turn of the engine and where it belongs.</summary>
/// <param name="To">Which of our addresses the person last wrote to, or null.</param>
/// <param name="Message">Null when time or news caused it.</param>
/// <param name="Fired">The timer that caused it, which is spent.</param>
/// <param name="Attachment">What was fetched for this turn to keep.</param>
/// <param name="Actor">Who caused it, where neither the person nor time did.</param>
/// <param name="Before">As it was loaded; null when this contact is new.</param>
/// <param name="News">What it told, where it told news.</param>
/// <param name="Rescoring">Number of the one that caused it; null where none did.</param>
/// <param name="RoutedTo">Where its intake goes; null leaves it where it went before.</param>
internal sealed record TurnInputs(
    Turn Turn, ContactKey Contact, string Channel, string Address, string? To, Loaded Loaded, DateTimeOffset Now, InboundMessage? Message, MessageKey? Key, TimerKind? Fired,
    AttachmentRow? Attachment = null, string? Actor = null, KeptConversation? Before = null, NewsKind? News = null, RoutedTo? RoutedTo = null, int? Rescoring = null);

/// <summary>Makes one commit out of a turn's effects. Decides nothing about the conversation: that is the engine's.</summary>
internal sealed class TurnComposer(
    PublishedContent content, CaseEvents cases, Pager pager, OutboxPayloads payloads, ISealer sealer, IEnumerable<IMediaSource> sources, CopiesErrand copies, TranslationOrders translations, CurrentClinics clinics, OpenIntakes open)
{
    /// <summary>Until then the answer may still arrive in the HTTP response; after that it is sent.</summary>
    private static readonly TimeSpan InlineGrace = TimeSpan.FromSeconds(20);

    public (TurnCommit Commit, TurnReply Reply) Compose(TurnInputs inputs)
    {
        // Whoever begins anew begins without a clinic.
        var routed = inputs.RoutedTo ?? inputs.Before?.RoutedTo;
        inputs = inputs with { RoutedTo = string.Equals(routed?.IntakeId, inputs.Turn.Conversation.IntakeId, StringComparison.Ordinal) ? routed : null };
        var effects = inputs.Turn.Effects;
        var says = effects.OfType<Say>().Select(say => (say.Text, Entry: Entry(inputs, say))).ToImmutableArray();
        var told = Tell(inputs);
        var erase = effects.OfType<Erase>().Any();
        var segments = SaidSegments.Of(inputs, KeepsAccents(inputs));
        var page = effects.OfType<Page>().Any() ? pager.Compose(inputs.Turn.Conversation, FactsOf(inputs), inputs.Contact, inputs.Now) : null;
        var reply = new TurnReply(
            [.. says.Select(say => say.Text)],
            [.. says.Select(say => say.Entry.Id)],
            KeepAccents: KeepsAccents(inputs),
            Inline: inputs.Message is { ReplyInline: true },
            SafetyId: says.Select(say => say.Entry).FirstOrDefault(entry => entry.Kind is OutboxKind.Urgent)?.Id);
        var commit = new TurnCommit
        {
            Contact = inputs.Contact,
            Expected = inputs.Loaded.Version,
            RestsOn = inputs.Loaded.Token,
            At = inputs.Now,
            Conversation = erase ? null : new KeptConversation(inputs.Channel, inputs.Address, inputs.To, inputs.Turn.Conversation, segments, RoutedTo(inputs, told)).Seal(sealer),
            Mark = inputs.Key is { } key ? new MessageMark(key, RememberedReply.Seal(reply, sealer)) : null,
            Outbox = [.. says.Select(say => say.Entry), .. told.Select(one => one.Entry), .. page?.Texts ?? [], .. erase ? [] : Fetches(inputs), .. erase ? [] : translations.Of(inputs), .. Deletions(inputs)],
            Timers = erase ? [] : Timers(inputs),
            Intake = erase ? null : told.Select(one => one.Row).OfType<IntakeRow>().LastOrDefault(),
            Transcript = erase ? [] : [.. Lines(inputs).Select(line => line.Seal(sealer))],
            Audit = TurnAudit.Of(inputs, page?.Told, segments),
            Page = erase ? null : page?.Page,
            Attachment = erase ? null : Attachment(inputs),
            Erase = erase,
            ForgetTranscript = effects.OfType<ForgetTexts>().Any(),
            ForgetIntakes = effects.OfType<ForgetTexts>().Any(forget => forget.Intakes),
        };
        return (commit, reply);
    }

    /// <summary>The texts of an earlier reply under their own ids, which a store that still has them ignores.</summary>
    public ImmutableArray<OutboxEntry> Again(ContactKey contact, InboundMessage message, TurnReply reply, DateTimeOffset now) =>
    [
        .. reply.Texts.Zip(reply.OutboxIds, (text, id) => Entry(
            contact, new OutboundMessage(id, message.Channel, message.From, text, string.Equals(id, reply.SafetyId, StringComparison.Ordinal), reply.KeepAccents, message.To, Heard: message.Received), now)),
    ];

    private bool KeepsAccents(TurnInputs inputs) =>
        inputs.Turn.Conversation.Locale is { } tag && content.Engine.Content.LocaleOf(tag) is { DropAccents: false };

    private OutboxEntry Entry(TurnInputs inputs, Say say)
    {
        var id = Partition.NewId("txt", inputs.Contact, inputs.Now);
        var due = say.Answers && inputs.Message is { ReplyInline: true } ? inputs.Now + InlineGrace : inputs.Now;
        var conversation = inputs.Turn.Conversation;
        var message = new OutboundMessage(
            id, inputs.Channel, inputs.Address, say.Text, say.Safety, KeepsAccents(inputs), inputs.To, conversation.Locale, conversation.LastHeardAt, say.Answers, Choices(inputs));
        return Entry(inputs.Contact, message, due);
    }

    private OutboxEntry Entry(ContactKey contact, OutboundMessage message, DateTimeOffset due) => new(
        message.Id,
        contact,
        message.Safety ? Lane.Own(message.Id) : Lane.Texts(contact),
        message.Safety ? OutboxKind.Urgent : OutboxKind.Message,
        due,
        payloads.Seal(message));

    private QuickReply[]? Choices(TurnInputs inputs) =>
        inputs.Message is { Buttons: true } && content.Engine.Content.QuickRepliesOf(inputs.Turn.Conversation) is { IsEmpty: false } choices ? [.. choices] : null;

    private IEnumerable<OutboxEntry> Fetches(TurnInputs inputs)
    {
        if (inputs.Message is not { } message || !sources.Any(source => source.Names.Contains(message.Channel, StringComparer.Ordinal)))
        {
            yield break;
        }

        foreach (var fetch in inputs.Turn.Effects.OfType<Fetch>())
        {
            var id = Partition.NewId("med", inputs.Contact, inputs.Now);
            var errand = new Errand(message.Channel, new FetchOrder(inputs.Turn.Conversation.IntakeId, fetch.Attachment, message.Media[fetch.Medium], message.To));
            yield return new OutboxEntry(id, inputs.Contact, Lane.Own(id), OutboxKind.Errand, inputs.Now, payloads.Seal(errand));
        }
    }

    // What is erased here is not to stay with the carrier. Whoever came back after a refusal is in the middle of a thread: its own end sees to that.
    private IEnumerable<OutboxEntry> Deletions(TurnInputs inputs) =>
        inputs.Turn.Effects.Any(effect => effect is Erase or ForgetTexts { Intakes: false })
            ? copies.Of(new Errand(inputs.Channel, Delete: new CopiesOrder(inputs.Address, inputs.Channel, inputs.To, null, inputs.Now)), inputs.Contact, inputs.Now)
            : [];

    // The engine may have found it too much.
    private static AttachmentRow? Attachment(TurnInputs inputs) =>
        inputs.Attachment is { } row && inputs.Turn.Conversation.Attachments.Any(one => one.Number == row.Number && one.State is AttachmentState.Kept) ? row : null;

    // Before consent an event names no clinic, and has none to change.
    private RoutedTo? RoutedTo(TurnInputs inputs, ImmutableArray<ComposedEvent> told)
    {
        if (told.LastOrDefault(one => one.Clinic is not null)?.Clinic is not { } name || clinics().FirstOrDefault(clinic => string.Equals(clinic.Name, name, StringComparison.Ordinal)) is not { } clinic)
        {
            return inputs.RoutedTo;
        }

        return new RoutedTo(inputs.Turn.Conversation.IntakeId, clinic.Id, inputs.RoutedTo is { HasAccepted: true } before && string.Equals(before.ClinicId, clinic.Id, StringComparison.Ordinal));
    }

    private ImmutableArray<ComposedEvent> Tell(TurnInputs inputs)
    {
        ImmutableArray<TellCaseQueue> tells = [.. inputs.Turn.Effects.OfType<TellCaseQueue>()];
        if (tells.IsEmpty)
        {
            return [];
        }

        var intake = Intake(inputs);
        return [.. tells.Select(tell => cases.Compose(intake with { Type = tell.Type, Revision = tell.Revision, Reason = tell.Reason }, inputs.Contact))];
    }

    // The intake as the case queue would have it: so nothing leaves by way of a page that may not leave at all.
    private PageFacts FactsOf(TurnInputs inputs)
    {
        var intake = IntakeDocument.Data(Intake(inputs));
        var clinic = clinics().FirstOrDefault(clinic => string.Equals(clinic.Name, intake.Routing.Clinic, StringComparison.Ordinal));
        return new PageFacts(inputs.Turn.Conversation.Locale, intake.PracticeAreas, clinic?.Id);
    }

    private IntakeInputs Intake(TurnInputs inputs)
    {
        var conversation = inputs.Turn.Conversation;
        var engine = content.Engine.Content;
        var dialog = engine.DialogOf(conversation);
        return new IntakeInputs
        {
            Type = IntakeEvents.Flagged,
            At = inputs.Now,
            Conversation = conversation,
            Dialog = dialog,
            Facts = engine.FactsOf(conversation, inputs.Now),
            Urgency = inputs.Turn.Urgency,
            Level = conversation.Handover?.Level ?? inputs.Turn.Urgency.Level,
            Revision = 0,
            Channel = inputs.Channel,
            Address = inputs.Address,
            Staff = engine.StaffPhrasingOf(dialog),
            LanguageName = engine.LanguageNameOf(conversation),
            Clinics = clinics(),
            OpenIntakes = open.Counts,
            RoutedTo = inputs.RoutedTo,
            Local = TimeZoneInfo.ConvertTime(inputs.Now, engine.Settings.Zone).DateTime,
        };
    }

    private static ImmutableArray<TimerChange> Timers(TurnInputs inputs)
    {
        var changes = inputs.Turn.Effects.Select(effect => effect switch
        {
            SetTimer set => new TimerChange(set.Kind, set.Due),
            ClearTimer clear => new TimerChange(clear.Kind, null),
            _ => null,
        }).OfType<TimerChange>().ToImmutableArray();
        return inputs.Fired is { } fired && !changes.Any(change => change.Kind == fired) ? changes.Add(new TimerChange(fired, null)) : changes;
    }

    private static IEnumerable<TranscriptLine> Lines(TurnInputs inputs)
    {
        if (inputs.Message is { Opens: false } message)
        {
            yield return new TranscriptLine(
                message.Received, FromPerson: true, message.Text, [.. message.Media.Select(medium => medium.Bare())], message.Handle, message.Handle is null ? null : inputs.Now);
        }

        foreach (var say in inputs.Turn.Effects.OfType<Say>())
        {
            yield return new TranscriptLine(inputs.Now, FromPerson: false, say.Text, [], English: say.English);
        }
    }
}
