using System.Runtime.CompilerServices;
using TriageBot.Engine.Conversations;

namespace TriageBot.Stores.Sqlite;

/// <summary>Everything in one SQLite file, for one machine. A write is durable when its task completes.</summary>
/// <param name="path">The database file; its folder is made when absent.</param>
/// <param name="patience">How long to wait for another process's lock, whole seconds; five when null.</param>
internal sealed class SqliteStore(string path, AuditChain chain, TimeSpan? patience = null) : IStore
{
    // Deleted bytes are overwritten; a commit is flushed to the disk; the log is kept short after a burst.
    private const string WriterPragmas =
        "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 67108864;";

    private const string ReaderPragmas = "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;";

    private SqliteWriter? writer;
    private SqliteReaders? readers;

    // The command line writes into the same file and cannot ring.
    public TimeSpan LookAgain { get; } = TimeSpan.FromSeconds(30);

    // One host alone: there is nobody to keep anything from.
    public void StayWhileUnderWay(Func<IEnumerable<string>> ids)
    {
    }

    public Task Open(CancellationToken cancel)
    {
        try
        {
            OwnFile();
            var session = OpenSession(WriterPragmas);
            try
            {
                SqliteSchema.Prepare(session);
            }
            catch
            {
                session.Dispose();
                throw;
            }

            writer = new SqliteWriter(session);
            readers = new SqliteReaders(() => OpenSession(ReaderPragmas));
            return Task.CompletedTask;
        }
        catch (Exception error)
        {
            return Task.FromException(SqliteErrors.Translate(error));
        }
    }

    // An empty write: shows that the writer lives and gets its lock, and costs no flush.
    public async Task Ping(CancellationToken cancel)
    {
        await Read(session => session.First("SELECT count(*) FROM (SELECT 1 FROM conversations LIMIT 1)", row => row.GetInt32(0)), cancel);
        await Write(_ => true, cancel);
    }

    public ValueTask DisposeAsync()
    {
        readers?.Dispose();
        writer?.Dispose();
        (readers, writer) = (null, null);
        return ValueTask.CompletedTask;
    }

    // To read is no call here.
    public Loaded? Recent(ContactKey contact) => null;

    public Task<Loaded> Load(ContactKey contact, MessageKey? message, CancellationToken cancel) =>
        Read(session => TurnTables.Load(session, contact, message), cancel);

    public Task<bool> Commit(TurnCommit commit, CancellationToken cancel) =>
        Write(session => TurnTables.Commit(session, commit, chain), cancel, erases: commit.Erase || commit.ForgetTranscript || commit.ForgetIntakes || !commit.Rewritten.IsEmpty);

    public async IAsyncEnumerable<byte[]> Conversations([EnumeratorCancellation] CancellationToken cancel)
    {
        for (var after = long.MinValue; await Read(session => TurnTables.Conversations(session, after), cancel) is { Count: > 0 } page; after = page[^1].Seq)
        {
            foreach (var body in page.Select(one => one.Body).OfType<byte[]>())
            {
                yield return body;
            }
        }
    }

    public Task<IReadOnlyList<DueTimer>> DueTimers(DateTimeOffset now, int limit, CancellationToken cancel) =>
        Read(session => TurnTables.DueTimers(session, now, limit), cancel);

    public Task ForgetMarks(DateTimeOffset before, CancellationToken cancel) =>
        Write(session => TurnTables.ForgetMarks(session, before), cancel, erases: true);

    public Task<IReadOnlyList<OutboxEntry>> Due(OutboxKind kind, DateTimeOffset now, int limit, CancellationToken cancel) =>
        Read(session => OutboxTable.Due(session, kind, now, limit), cancel);

    public Task<DateTimeOffset?> NextDue(CancellationToken cancel) => Read(OutboxTable.NextDue, cancel);

    public Task Delivered(IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        Write(session => OutboxTable.Delivered(session, ids), cancel);

    public Task Retry(string id, int attempts, DateTimeOffset due, string error, CancellationToken cancel) =>
        Write(session => OutboxTable.Retry(session, id, attempts, due, error), cancel);

    public Task Bury(string id, int attempts, DateTimeOffset at, string error, CancellationToken cancel) =>
        Write(session => OutboxTable.Bury(session, id, attempts, at, error), cancel);

    public Task<IReadOnlyList<OutboxEntry>> DeadLetters(int limit, CancellationToken cancel) =>
        Read(session => OutboxTable.DeadLetters(session, limit), cancel);

    public Task<bool> Replay(string id, DateTimeOffset now, CancellationToken cancel) =>
        Write(session => OutboxTable.Replay(session, id, now), cancel);

    public Task Add(IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancel) =>
        Write(session => OutboxTable.Insert(session, entries), cancel);

    public Task<IReadOnlyList<OutboxEntry>> Waiting(int limit, CancellationToken cancel) =>
        Read(session => OutboxTable.Waiting(session, limit), cancel);

    public Task<IntakeRow?> Intake(string id, CancellationToken cancel) => Read(session => IntakeTable.Find(session, id), cancel);

    public Task<IReadOnlyList<IntakeRow>> Intakes(int limit, CancellationToken cancel) =>
        Read(session => IntakeTable.MostUrgent(session, closed: false, limit), cancel);

    public Task<IReadOnlyList<IntakeRow>> ClosedIntakes(int limit, CancellationToken cancel) =>
        Read(session => IntakeTable.MostUrgent(session, closed: true, limit), cancel);

    public Task<IReadOnlyList<IntakeRow>> AllIntakes(IntakeRow? after, int limit, CancellationToken cancel) => Read(session => IntakeTable.ById(session, after?.Id, limit), cancel);

    public Task<IReadOnlyList<byte[]>> Transcript(ContactKey contact, CancellationToken cancel) => Read<IReadOnlyList<byte[]>>(
        session => session.All("SELECT body FROM transcript WHERE contact = ?1 ORDER BY line", row => row.Bytes(0), contact), cancel);

    public Task<byte[]?> Attachment(string intakeId, int number, CancellationToken cancel) =>
        Read(session => AttachmentTable.Find(session, intakeId, number), cancel);

    public Task<CaseFileRow?> CaseFile(string intakeId, CancellationToken cancel) => Read(session => CaseFileTable.Find(session, intakeId), cancel);

    public Task<bool> SaveCaseFile(CaseFileRow file, CancellationToken cancel) => Write(session => CaseFileTable.Save(session, file), cancel);

    public Task<IReadOnlyList<PageRow>> DuePages(DateTimeOffset now, int limit, CancellationToken cancel) =>
        Read(session => PageTable.Due(session, now, limit), cancel);

    public Task<bool> RepeatPage(PageRow page, DateTimeOffset next, IReadOnlyCollection<OutboxEntry> texts, CancellationToken cancel) =>
        Write(session => PageTable.Repeat(session, page, next, texts), cancel);

    public Task<PageRow?> AcknowledgePage(string codeHash, string? intakeId, string by, DateTimeOffset at, CancellationToken cancel) =>
        Write(session => PageTable.Acknowledge(session, codeHash, intakeId, by, at), cancel);

    public Task Audit(AuditEntry entry, CancellationToken cancel) => Write(session => AuditTable.Write(session, chain, entry), cancel);

    public Task<IReadOnlyList<AuditEntry>> AuditTrail(int limit, CancellationToken cancel) =>
        Read(session => AuditTable.Newest(session, limit), cancel);

    public Task<IReadOnlyList<AuditEntry>> History(string intakeId, CancellationToken cancel) => Read(session => AuditTable.History(session, intakeId), cancel);

    public Task<IReadOnlyList<string>> AuditChains(CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>([AuditTable.Chain]);

    public Task<IReadOnlyList<AuditLink>> AuditLinks(string chainId, long after, int limit, CancellationToken cancel) =>
        Read(session => AuditTable.Links(session, after, limit), cancel);

    public Task SaveDialog(string version, byte[] content, CancellationToken cancel) => Write(
        session => session.Run("INSERT INTO dialogs (version, content) VALUES (?1, ?2) ON CONFLICT DO NOTHING", version, content), cancel);

    public Task<IReadOnlyDictionary<string, byte[]>> Dialogs(CancellationToken cancel) => Read<IReadOnlyDictionary<string, byte[]>>(
        session => session.All("SELECT version, content FROM dialogs", row => KeyValuePair.Create(row.GetString(0), row.Bytes(1)))
            .ToDictionary(StringComparer.Ordinal),
        cancel);

    public Task<bool> Claim(string duty, DateTimeOffset now, TimeSpan time, CancellationToken cancel) =>
        Write(session => NoteTable.Claim(session, duty, now, time), cancel);

    public Task<string?> Note(string name, CancellationToken cancel) => Read(session => NoteTable.Read(session, name), cancel);

    public Task SetNote(string name, string? text, CancellationToken cancel) => Write(session => NoteTable.Write(session, name, text), cancel, erases: text is null);

    public Task<DocumentRow?> Document(DocumentKind kind, string id, CancellationToken cancel) => Read(session => DocumentTable.Find(session, kind, id), cancel);

    public Task<IReadOnlyList<DocumentRow>> Documents(DocumentKind kind, CancellationToken cancel) => Read(session => DocumentTable.All(session, kind), cancel);

    public Task<bool> SaveDocument(DocumentRow document, CancellationToken cancel) => Write(session => DocumentTable.Save(session, document), cancel);

    public async Task<int> Reseal(Func<byte[], byte[]?> reseal, CancellationToken cancel)
    {
        var changed = 0;
        foreach (var column in SealedColumn.All)
        {
            var after = column.Start;
            while (await Read(session => column.Next(session, after), cancel) is { Count: > 0 } values)
            {
                after = values[^1].Key;
                var changes = values.Where(value => value.Bytes is not null)
                    .Select(value => (Old: value, New: reseal(value.Bytes!)))
                    .Where(change => change.New is not null)
                    .Select(change => (change.Old, change.New!))
                    .ToList();
                if (changes.Count > 0)
                {
                    changed += await Write(session => column.Replace(session, changes), cancel, erases: true);
                }
            }
        }

        return changed;
    }

    private SqliteSession OpenSession(string pragmas) => SqliteSession.Open(path, patience ?? TimeSpan.FromSeconds(5), pragmas);

    // Nobody else on the machine may read it; SQLite gives its log the same mode.
    private void OwnFile()
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        if (File.Exists(full))
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(full, options).Dispose();
    }

    private Task<T> Read<T>(Func<SqliteSession, T> read, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancel);
        }

        try
        {
            return Task.FromResult((readers ?? throw NotOpen()).Read(read));
        }
        catch (Exception error)
        {
            return Task.FromException<T>(SqliteErrors.Translate(error));
        }
    }

    private Task<T> Write<T>(Func<SqliteSession, T> work, CancellationToken cancel, bool erases = false) =>
        writer?.Write(work, erases, cancel) ?? Task.FromException<T>(NotOpen());

    private static StoreUnavailableException NotOpen() => SqliteErrors.Unavailable("it is not open");
}
