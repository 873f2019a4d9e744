using TriageBot.Engine.Conversations;

namespace TriageBot.Stores;

/// <summary>Where everything is kept. Holds sealed bytes and keyed hashes only, so that no store can leak a person.
/// Every store passes the same compliance suite.</summary>
internal interface IStore : ITurnStore, IOutboxStore, IRecordStore, IDocumentStore, IAsyncDisposable
{
    /// <summary>Creates or opens it; throws a <see cref="StoreUnavailableException"/> with a plain reason.</summary>
    Task Open(CancellationToken cancel);

    /// <summary>Throws <see cref="StoreUnavailableException"/> while the store cannot be reached.</summary>
    Task Ping(CancellationToken cancel);
}

internal interface ITurnStore
{
    /// <summary>A message is always of the same contact: its mark is kept with them.</summary>
    Task<Loaded> Load(ContactKey contact, MessageKey? message, CancellationToken cancel);

    /// <summary>What this host saw last of a conversation, where that spares a call; null when it has to be loaded. Only a commit tells whether it still stands:
    /// it is refused, also where the message turns out to be known.</summary>
    Loaded? Recent(ContactKey contact);

    /// <summary>All or nothing, and durable once it returns. False: another turn came first or the message is known, load again.</summary>
    Task<bool> Commit(TurnCommit commit, CancellationToken cancel);

    /// <summary>Every conversation that is kept, sealed, in no order and page by page: each once, as it stood at some moment of the walk.</summary>
    IAsyncEnumerable<byte[]> Conversations(CancellationToken cancel);

    Task<IReadOnlyList<DueTimer>> DueTimers(DateTimeOffset now, int limit, CancellationToken cancel);

    /// <summary>Forgets duplicate marks made before this moment.</summary>
    Task ForgetMarks(DateTimeOffset before, CancellationToken cancel);
}

internal interface IOutboxStore
{
    /// <summary>The first entry of each lane that holds entries of this kind, where it is due; longest due first. Dead letters do not hold their lane up.
    /// One kind at a time, so that a backlog of one never hides another.</summary>
    Task<IReadOnlyList<OutboxEntry>> Due(OutboxKind kind, DateTimeOffset now, int limit, CancellationToken cancel);

    /// <summary>Where hosts share the entries out, one that this host is delivering stays with it until the outcome is written down.</summary>
    /// <param name="ids">Asked often, from any thread.</param>
    void StayWhileUnderWay(Func<IEnumerable<string>> ids);

    /// <summary>How soon another host's writes may be due here unheard: nobody should sleep longer.</summary>
    TimeSpan LookAgain { get; }

    /// <summary>When the next entry, timer or page falls due, or null.</summary>
    Task<DateTimeOffset?> NextDue(CancellationToken cancel);

    /// <summary>Delivered: gone. Unknown ids are ignored, so that this may be repeated.</summary>
    Task Delivered(IReadOnlyCollection<string> ids, CancellationToken cancel);

    Task Retry(string id, int attempts, DateTimeOffset due, string error, CancellationToken cancel);

    Task Bury(string id, int attempts, DateTimeOffset at, string error, CancellationToken cancel);

    Task<IReadOnlyList<OutboxEntry>> DeadLetters(int limit, CancellationToken cancel);

    /// <summary>Puts a dead letter back in its lane, due now, with its attempts forgotten. False when there is none of that id.</summary>
    Task<bool> Replay(string id, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Entries of no conversation: a test event, a page to staff.</summary>
    Task Add(IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancel);

    /// <summary>Waiting entries, oldest due first, for people to look at.</summary>
    Task<IReadOnlyList<OutboxEntry>> Waiting(int limit, CancellationToken cancel);
}

internal interface IRecordStore
{
    Task<IntakeRow?> Intake(string id, CancellationToken cancel);

    /// <summary>Those that nobody closed, or that changed since: most urgent first, then the longest waiting.</summary>
    Task<IReadOnlyList<IntakeRow>> Intakes(int limit, CancellationToken cancel);

    /// <summary>Those that somebody closed, in the same order.</summary>
    Task<IReadOnlyList<IntakeRow>> ClosedIntakes(int limit, CancellationToken cancel);

    /// <summary>Every intake, open and closed, in an order that no change of them moves; none is left at the end.</summary>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="limit">At most; a page may be shorter.</param>
    Task<IReadOnlyList<IntakeRow>> AllIntakes(IntakeRow? after, int limit, CancellationToken cancel);

    /// <summary>Sealed lines in order.</summary>
    Task<IReadOnlyList<byte[]>> Transcript(ContactKey contact, CancellationToken cancel);

    /// <summary>Sealed, or null when nothing of that number is kept.</summary>
    Task<byte[]?> Attachment(string intakeId, int number, CancellationToken cancel);

    /// <summary>What staff wrote about an intake, or null when nobody has yet. Erased with the intake.</summary>
    Task<CaseFileRow?> CaseFile(string intakeId, CancellationToken cancel);

    /// <summary>False: another change came first, or the intake is gone, or it is not at the revision it is closed at.</summary>
    /// <param name="file">With the version that was read, 0 for a new one; it is kept with the next.</param>
    Task<bool> SaveCaseFile(CaseFileRow file, CancellationToken cancel);

    Task<IReadOnlyList<PageRow>> DuePages(DateTimeOffset now, int limit, CancellationToken cancel);

    /// <summary>Moves a page on to its next repeat and puts this round's texts in the outbox, in one commit. False when it was acknowledged or moved on meanwhile.</summary>
    Task<bool> RepeatPage(PageRow page, DateTimeOffset next, IReadOnlyCollection<OutboxEntry> texts, CancellationToken cancel);

    /// <summary>The page of this code, marked as taken; null when there is none. Taking it twice keeps the first taker. Codes are short and come round again: a page nobody has taken goes before a taken one, and a newer one before an older.</summary>
    /// <param name="intakeId">Of this intake alone, where the taker knows which it is; codes are short, and two intakes may have the same.</param>
    Task<PageRow?> AcknowledgePage(string codeHash, string? intakeId, string by, DateTimeOffset at, CancellationToken cancel);

    Task Audit(AuditEntry entry, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> AuditTrail(int limit, CancellationToken cancel);

    /// <summary>What happened to an intake, newest first, at most <see cref="AuditEntry.LongestHistory"/>; who has only read it is left out.</summary>
    Task<IReadOnlyList<AuditEntry>> History(string intakeId, CancellationToken cancel);

    /// <summary>The chains the trail is kept in.</summary>
    Task<IReadOnlyList<string>> AuditChains(CancellationToken cancel);

    /// <summary>The entries of one chain in the order they were written, after this number; 0 for the beginning.</summary>
    Task<IReadOnlyList<AuditLink>> AuditLinks(string chainId, long after, int limit, CancellationToken cancel);

    /// <summary>Keeps a published version of a dialog for the conversations pinned to it. Saving one again changes nothing.</summary>
    Task SaveDialog(string version, byte[] content, CancellationToken cancel);

    Task<IReadOnlyDictionary<string, byte[]>> Dialogs(CancellationToken cancel);

    /// <summary>True for at most one caller within this time, on whatever host: for what is done once for all of them.</summary>
    Task<bool> Claim(string duty, DateTimeOffset now, TimeSpan time, CancellationToken cancel);

    /// <summary>A small fact that all hosts share, or null. Nothing personal.</summary>
    Task<string?> Note(string name, CancellationToken cancel);

    /// <param name="text">Null: it is gone, without a trace.</param>
    Task SetNote(string name, string? text, CancellationToken cancel);

    /// <summary>Passes every sealed value through <paramref name="reseal"/> (null: leave as it is); returns how many changed.</summary>
    Task<int> Reseal(Func<byte[], byte[]?> reseal, CancellationToken cancel);
}

/// <summary>What staff keep of themselves: few, of no partition, and changed by one at a time.</summary>
internal interface IDocumentStore
{
    Task<DocumentRow?> Document(DocumentKind kind, string id, CancellationToken cancel);

    /// <summary>In no order.</summary>
    Task<IReadOnlyList<DocumentRow>> Documents(DocumentKind kind, CancellationToken cancel);

    /// <summary>False: another change came first, read it again.</summary>
    /// <param name="document">With the version that was read, 0 for a new one; it is kept with the next.</param>
    Task<bool> SaveDocument(DocumentRow document, CancellationToken cancel);
}

/// <summary>The store cannot be reached or is full. Message names the store and the reason, never what was being stored.</summary>
internal sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
