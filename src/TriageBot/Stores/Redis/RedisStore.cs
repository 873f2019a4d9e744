using System.Globalization;
using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>Everything in one Redis or Redis Cluster, for any number of hosts. How durable a write is, is Redis's own setting: see docs/operate.md.</summary>
/// <param name="lookAgain">How soon what other hosts write is noticed.</param>
/// <param name="newPartitions">Of a store that is begun; it keeps this number for ever. More than there will be hosts.</param>
internal sealed class RedisStore(
    RedisOptions options, AuditChain chain, TimeProvider time, TimeSpan? lookAgain = null, int newPartitions = 64) : IStore
{
    private const string Schema = "2";

    private Parts? parts;

    public TimeSpan LookAgain => lookAgain ?? TimeSpan.FromMilliseconds(250);

    public void StayWhileUnderWay(Func<IEnumerable<string>> ids) => Its.Leases.StayWhileUnderWay(ids);

    public async Task Open(CancellationToken cancel)
    {
        var link = await RedisLink.Open(options.Configuration);
        try
        {
            var partitions = new RedisPartitions(link, options.KeyPrefix, await Prepare(link, cancel));
            var leases = new Leases(partitions, time);
            var board = new DueBoard(partitions, leases, LookAgain, time);
            var audit = new RedisAudit(partitions, chain);
            parts = new Parts(
                link, leases, board, new RedisTurns(partitions, audit, board), new RedisOutbox(partitions, board), new RedisRecords(partitions, board),
                audit, new RedisDocuments(partitions), new RedisReseal(partitions), new RedisWalk(partitions), partitions);
        }
        catch
        {
            await link.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (parts is not { } open)
        {
            return;
        }

        parts = null;
        await open.Leases.DisposeAsync();
        open.Board.Dispose();
        open.Turns.Dispose();
        await open.Link.DisposeAsync();
    }

    public Task Ping(CancellationToken cancel) => Its.Link.Ping(cancel);

    public Loaded? Recent(ContactKey contact) => Its.Turns.Recent(contact);

    public Task<Loaded> Load(ContactKey contact, MessageKey? message, CancellationToken cancel) => Its.Turns.Load(contact, message, cancel);

    public Task<bool> Commit(TurnCommit commit, CancellationToken cancel) => Its.Turns.Commit(commit, cancel);

    public IAsyncEnumerable<byte[]> Conversations(CancellationToken cancel) => Its.Walk.Conversations(cancel);

    public Task<IReadOnlyList<DueTimer>> DueTimers(DateTimeOffset now, int limit, CancellationToken cancel) => Its.Turns.DueTimers(now, limit, cancel);

    public Task ForgetMarks(DateTimeOffset before, CancellationToken cancel) => Its.Turns.ForgetMarks(before, cancel);

    public Task<IReadOnlyList<OutboxEntry>> Due(OutboxKind kind, DateTimeOffset now, int limit, CancellationToken cancel) => Its.Outbox.Due(kind, now, limit, cancel);

    public Task<DateTimeOffset?> NextDue(CancellationToken cancel) => Its.Board.Next(cancel);

    public Task Delivered(IReadOnlyCollection<string> ids, CancellationToken cancel) => Its.Outbox.Delivered(ids, cancel);

    public Task Retry(string id, int attempts, DateTimeOffset due, string error, CancellationToken cancel) => Its.Outbox.Retry(id, attempts, due, error, cancel);

    public Task Bury(string id, int attempts, DateTimeOffset at, string error, CancellationToken cancel) => Its.Outbox.Bury(id, attempts, at, error, cancel);

    public Task<IReadOnlyList<OutboxEntry>> DeadLetters(int limit, CancellationToken cancel) => Its.Outbox.Oldest(dead: true, limit, cancel);

    public Task<bool> Replay(string id, DateTimeOffset now, CancellationToken cancel) => Its.Outbox.Replay(id, now, cancel);

    public Task Add(IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancel) => Its.Outbox.Add(entries, cancel);

    public Task<IReadOnlyList<OutboxEntry>> Waiting(int limit, CancellationToken cancel) => Its.Outbox.Oldest(dead: false, limit, cancel);

    public Task<IntakeRow?> Intake(string id, CancellationToken cancel) => Its.Records.Intake(id, cancel);

    public Task<IReadOnlyList<IntakeRow>> Intakes(int limit, CancellationToken cancel) => Its.Records.Intakes(closed: false, limit, cancel);

    public Task<IReadOnlyList<IntakeRow>> ClosedIntakes(int limit, CancellationToken cancel) => Its.Records.Intakes(closed: true, limit, cancel);

    public Task<IReadOnlyList<IntakeRow>> AllIntakes(IntakeRow? after, int limit, CancellationToken cancel) => Its.Records.AllIntakes(after, limit, cancel);

    public Task<IReadOnlyList<byte[]>> Transcript(ContactKey contact, CancellationToken cancel) => Its.Turns.Transcript(contact, cancel);

    public Task<byte[]?> Attachment(string intakeId, int number, CancellationToken cancel) => Its.Records.Attachment(intakeId, number, cancel);

    public Task<CaseFileRow?> CaseFile(string intakeId, CancellationToken cancel) => Its.Records.CaseFile(intakeId, cancel);

    public Task<bool> SaveCaseFile(CaseFileRow file, CancellationToken cancel) => Its.Records.SaveCaseFile(file, cancel);

    public Task<IReadOnlyList<PageRow>> DuePages(DateTimeOffset now, int limit, CancellationToken cancel) => Its.Records.DuePages(now, limit, cancel);

    public Task<bool> RepeatPage(PageRow page, DateTimeOffset next, IReadOnlyCollection<OutboxEntry> texts, CancellationToken cancel) =>
        Its.Records.RepeatPage(page, next, texts, cancel);

    public Task<PageRow?> AcknowledgePage(string codeHash, string? intakeId, string by, DateTimeOffset at, CancellationToken cancel) => Its.Records.AcknowledgePage(codeHash, intakeId, by, at, cancel);

    public Task Audit(AuditEntry entry, CancellationToken cancel) => Its.Audit.Write(entry, cancel);

    public Task<IReadOnlyList<AuditEntry>> AuditTrail(int limit, CancellationToken cancel) => Its.Audit.Newest(limit, cancel);

    public Task<IReadOnlyList<AuditEntry>> History(string intakeId, CancellationToken cancel) => Its.Audit.History(intakeId, cancel);

    public Task<IReadOnlyList<string>> AuditChains(CancellationToken cancel) => Task.FromResult(Its.Audit.Chains);

    public Task<IReadOnlyList<AuditLink>> AuditLinks(string chainId, long after, int limit, CancellationToken cancel) => Its.Audit.Links(chainId, after, limit, cancel);

    public Task SaveDialog(string version, byte[] content, CancellationToken cancel) => Its.Partitions.ReadShared(
        (database, prefix) => database.HashSetAsync(prefix + "dialogs", version, content, When.NotExists), cancel);

    public async Task<IReadOnlyDictionary<string, byte[]>> Dialogs(CancellationToken cancel) =>
        (await Its.Partitions.ReadShared((database, prefix) => database.HashGetAllAsync(prefix + "dialogs"), cancel))
            .ToDictionary(entry => (string)entry.Name!, entry => (byte[])entry.Value!, StringComparer.Ordinal);

    public async Task<bool> Claim(string duty, DateTimeOffset now, TimeSpan time, CancellationToken cancel) =>
        (long)await Its.Partitions.RunShared(
            RedisScript.Claim, cancel, duty, RedisValues.Ticks(now), RedisValues.Ticks(now + time), RedisValues.Ticks(now + time + time)) == 1;

    public async Task<string?> Note(string name, CancellationToken cancel) =>
        await Its.Partitions.ReadShared((database, prefix) => database.HashGetAsync(prefix + "notes", name), cancel);

    public Task SetNote(string name, string? text, CancellationToken cancel) => Its.Partitions.ReadShared(
        (database, prefix) => text is null ? database.HashDeleteAsync(prefix + "notes", name) : database.HashSetAsync(prefix + "notes", name, text), cancel);

    public Task<DocumentRow?> Document(DocumentKind kind, string id, CancellationToken cancel) => Its.Documents.Find(kind, id, cancel);

    public Task<IReadOnlyList<DocumentRow>> Documents(DocumentKind kind, CancellationToken cancel) => Its.Documents.All(kind, cancel);

    public Task<bool> SaveDocument(DocumentRow document, CancellationToken cancel) => Its.Documents.Save(document, cancel);

    public async Task<int> Reseal(Func<byte[], byte[]?> reseal, CancellationToken cancel) => await Its.Reseal.Run(reseal, cancel) + await Its.Documents.Reseal(reseal, cancel);

    private Parts Its => parts ?? throw RedisErrors.Unavailable("it is not open");

    /// <summary>The number of partitions this store was begun with; refuses one of another release.</summary>
    private async Task<int> Prepare(RedisLink link, CancellationToken cancel)
    {
        RedisKey meta = $"{options.KeyPrefix}{{shared}}:meta";
        await link.Ask(database => database.HashSetAsync(meta, "schema", Schema, When.NotExists), cancel);
        await link.Ask(database => database.HashSetAsync(meta, "partitions", newPartitions, When.NotExists), cancel);
        var kept = await link.Ask(database => database.HashGetAsync(meta, ["schema", "partitions"]), cancel);
        if (kept[0] != Schema)
        {
            throw RedisErrors.Unavailable($"it has schema {kept[0]}, of another release; this one knows {Schema}");
        }

        return int.Parse((string)kept[1]!, CultureInfo.InvariantCulture);
    }

    private sealed record Parts(
        RedisLink Link, Leases Leases, DueBoard Board, RedisTurns Turns, RedisOutbox Outbox, RedisRecords Records,
        RedisAudit Audit, RedisDocuments Documents, RedisReseal Reseal, RedisWalk Walk, RedisPartitions Partitions);
}
