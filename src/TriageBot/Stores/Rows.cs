using System.Collections.Immutable;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;

namespace TriageBot.Stores;

/// <summary>Keyed hash of a contact's channel and address: the only way stores know people.</summary>
internal readonly record struct ContactKey(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Keyed hash of a channel and its message id.</summary>
internal readonly record struct MessageKey(string Value);

/// <summary>What a turn begins with, in one call.</summary>
/// <param name="Conversation">Sealed, or null when this contact is new.</param>
/// <param name="Version">0 when new; goes up by one a commit.</param>
/// <param name="Remembered">Sealed answer given before to this very message; not null means a redelivery.</param>
/// <param name="Token">Of the turn that left it so, where the store tells turns apart; null elsewhere. A version alone comes round again, when a conversation is erased and begun anew
/// or a failover loses writes.</param>
internal sealed record Loaded(byte[]? Conversation, long Version, byte[]? Remembered, byte[]? Token = null);

/// <summary>Everything one turn changes: all of it or nothing. Bytes are sealed before they come here.</summary>
internal sealed record TurnCommit
{
    public required ContactKey Contact { get; init; }

    /// <summary>The version that was loaded; another one in the store makes the commit a conflict.</summary>
    public required long Expected { get; init; }

    /// <summary>The token that was loaded; another one in the store makes the commit a conflict too. Null: the version is enough.</summary>
    public byte[]? RestsOn { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null leaves the one that is there.</summary>
    public byte[]? Conversation { get; init; }

    public MessageMark? Mark { get; init; }

    public ImmutableArray<OutboxEntry> Outbox { get; init; } = [];

    public ImmutableArray<TimerChange> Timers { get; init; } = [];

    public IntakeRow? Intake { get; init; }

    /// <summary>Sealed transcript lines in order.</summary>
    public ImmutableArray<byte[]> Transcript { get; init; } = [];

    /// <summary>Lines that are there already, as they read from now on.</summary>
    public ImmutableArray<LineChange> Rewritten { get; init; } = [];

    public ImmutableArray<AuditEntry> Audit { get; init; } = [];

    public PageRow? Page { get; init; }

    public AttachmentRow? Attachment { get; init; }

    /// <summary>Attachments of this contact to delete.</summary>
    public ImmutableArray<(string IntakeId, int Number)> ForgetAttachments { get; init; } = [];

    /// <summary>First delete all that is kept of this contact (conversation, transcript, attachments, intakes, timers, pages, what waits in the outbox), then write the rest of this commit.</summary>
    public bool Erase { get; init; }

    /// <summary>First delete the transcript of this contact, and the attachments.</summary>
    public bool ForgetTranscript { get; init; }

    /// <summary>First delete the intakes of this contact.</summary>
    public bool ForgetIntakes { get; init; }

    /// <summary>When the first thing this writes falls due; at once where it erases, because others may come to lead their lanes.</summary>
    public DateTimeOffset EarliestDue => Erase ? DateTimeOffset.MinValue : Outbox.Select(entry => entry.Due)
        .Concat(Timers.Select(timer => timer.Due).OfType<DateTimeOffset>())
        .Append(Page?.Next ?? DateTimeOffset.MaxValue)
        .Min();
}

/// <param name="Place">In the transcript, from 0.</param>
/// <param name="Line">Sealed.</param>
internal sealed record LineChange(int Place, byte[] Line);

/// <param name="Answer">Sealed.</param>
internal sealed record MessageMark(MessageKey Key, byte[] Answer);

/// <summary>Something to deliver, at least once, in order within its lane.</summary>
/// <param name="Id">Stable over retries and replays; the <c>webhook-id</c> of a webhook.</param>
/// <param name="Lane">One conversation and destination, and so of one contact. What waits for nothing has a lane of its own.</param>
/// <param name="Due">Not before.</param>
/// <param name="Attempts">Made so far.</param>
/// <param name="Payload">Sealed.</param>
internal sealed record OutboxEntry(string Id, ContactKey Contact, string Lane, OutboxKind Kind, DateTimeOffset Due, byte[] Payload, int Attempts = 0, string? LastError = null);

internal enum OutboxKind
{
    /// <summary>A text through a channel.</summary>
    Message,

    /// <summary>An event to the case queue.</summary>
    CaseEvent,

    /// <summary>A text that waits for nothing: a safety text, a page to staff.</summary>
    Urgent,

    /// <summary>What is asked of a channel beside texts, such as to hand a voice note over.</summary>
    Errand,
}

/// <param name="Due">Null clears the timer.</param>
internal sealed record TimerChange(TimerKind Kind, DateTimeOffset? Due);

internal sealed record DueTimer(ContactKey Contact, TimerKind Kind, DateTimeOffset Due);

/// <param name="Document">Sealed JSON of the whole intake.</param>
/// <param name="CreatedAt">When it was first handed over; the store keeps it, whatever is written.</param>
internal sealed record IntakeRow(string Id, ContactKey Contact, int Revision, Level Level, int Score, DateTimeOffset UpdatedAt, byte[] Document, DateTimeOffset? CreatedAt = null);

/// <summary>A call for a person that repeats until somebody takes it.</summary>
/// <param name="CodeHash">Keyed hash of the code that acknowledges it.</param>
/// <param name="Next">When it repeats.</param>
/// <param name="Body">Sealed.</param>
internal sealed record PageRow(string Id, string IntakeId, ContactKey Contact, string CodeHash, DateTimeOffset CreatedAt, DateTimeOffset Next, byte[] Body, DateTimeOffset? AcknowledgedAt = null, string? AcknowledgedBy = null);

/// <summary>What a person sent beside text.</summary>
/// <param name="Number">Within the intake.</param>
/// <param name="Body">Sealed, whole.</param>
internal sealed record AttachmentRow(string IntakeId, int Number, ContactKey Contact, byte[] Body);

/// <param name="Actor">User name, <c>person</c>, <c>system</c> or <c>cli</c>.</param>
/// <param name="Subject">An id; never personal data.</param>
internal sealed record AuditEntry(DateTimeOffset At, string Actor, string Action, string Subject, string? Detail = null)
{
    /// <summary>Of an intake, in entries.</summary>
    public const int LongestHistory = 200;

    /// <summary>The action of whoever looked at an intake.</summary>
    public const string IntakeRead = "intake-read";
}

/// <summary>An audit entry in its chain.</summary>
/// <param name="Number">Grows along the chain.</param>
/// <param name="Mark">See <see cref="AuditChain"/>.</param>
internal sealed record AuditLink(long Number, AuditEntry Entry, string Mark);

/// <param name="Version">Goes up by one a change; 0 for one that is not kept yet.</param>
/// <param name="Body">Sealed.</param>
internal sealed record DocumentRow(DocumentKind Kind, string Id, long Version, byte[] Body);

internal enum DocumentKind
{
    /// <summary>Somebody who may sign in to the console, by keyed hash of the name.</summary>
    Account,

    /// <summary>Who is paged: one document.</summary>
    Roster,

    /// <summary>Whom intakes are routed to: one document.</summary>
    Clinics,

    /// <summary>Cases that wait for another clinic's yes or no: one document.</summary>
    Offers,

    /// <summary>What coordinators are working on: one document.</summary>
    Draft,

    /// <summary>What was published when, by whom: one document.</summary>
    Publications,

    /// <summary>The files of a publication.</summary>
    PublishedFiles,

    /// <summary>When open intakes were scored anew, and which moved: one document.</summary>
    Rescorings,
}

/// <summary>What staff wrote about an intake.</summary>
/// <param name="Version">Goes up by one a change; 0 for one that is not kept yet.</param>
/// <param name="Body">Sealed.</param>
/// <param name="ClosedAt">The intake's revision that is closed with it, for writing only; null leaves it open. Whatever is written to the intake afterwards opens it again.</param>
internal sealed record CaseFileRow(string IntakeId, long Version, byte[] Body, int? ClosedAt = null);
