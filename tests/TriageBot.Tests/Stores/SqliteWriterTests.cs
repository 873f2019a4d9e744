using TriageBot.Stores;
using TriageBot.Stores.Sqlite;

namespace TriageBot.Tests.Stores;

public sealed class SqliteWriterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("triagebot-").FullName;
    private readonly ManualResetEventSlim gate = new();
    private readonly ManualResetEventSlim begun = new();
    private readonly SqliteWriter writer;

    public SqliteWriterTests()
    {
        var session = SqliteSession.Open(File, TimeSpan.FromSeconds(1), "PRAGMA journal_mode = WAL");
        session.Script("CREATE TABLE t (n INTEGER PRIMARY KEY, body BLOB)");
        writer = new SqliteWriter(session);
    }

    private string File => Path.Combine(folder, "t.db");

    public void Dispose()
    {
        gate.Set();
        writer.Dispose();
        gate.Dispose();
        begun.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Write_OneOfAGroupFails_ItAloneIsUndone()
    {
        var first = Hold();
        var before = Insert(1);
        var failing = Write(session => session.Run("INSERT INTO t (n) VALUES (2), (3), (1)"));
        var after = Insert(4);
        gate.Set();

        await Task.WhenAll(first, before, after);
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(failing);
        Rows().ShouldBe([1, 4]);
    }

    [Fact]
    public async Task Write_SeveralWaiting_ShareOneCommitAndNobodyHearsBefore()
    {
        var first = Hold();
        var insert = Insert(1);
        var (heard, visible) = (true, true);
        var look = Write(_ =>
        {
            heard = insert.IsCompleted;
            visible = Rows().Count > 0;
            return 0;
        });
        gate.Set();

        await Task.WhenAll(first, insert, look);
        heard.ShouldBeFalse();
        visible.ShouldBeFalse();
        Rows().ShouldBe([1]);
    }

    [Fact]
    public async Task Write_DiskFull_IsUnavailableUntilThereIsRoom()
    {
        await Write(session => session.First("PRAGMA max_page_count = 10", row => row.GetInt64(0)));

        var error = await Should.ThrowAsync<StoreUnavailableException>(Write(session => session.Run("INSERT INTO t (n, body) VALUES (1, zeroblob(100000))")));
        await Insert(2);
        await Write(session => session.First("PRAGMA max_page_count = 100000", row => row.GetInt64(0)));
        await Write(session => session.Run("INSERT INTO t (n, body) VALUES (3, zeroblob(100000))"));

        error.Message.ShouldBe("The SQLite store is unavailable: the disk is full.");
        Rows().ShouldBe([2, 3]);
    }

    [Fact]
    public async Task Write_TransactionLostUnderneath_FailsTheWholeGroupAndTheNextStands()
    {
        var first = Hold();
        var before = Insert(1);
        var breaking = Write<int>(session =>
        {
            // What SQLite does by itself on some disk errors.
            session.Run("ROLLBACK");
            throw SqliteErrors.Unavailable("the disk reports an error");
        });
        var after = Insert(2);
        gate.Set();

        await first;
        foreach (var lost in new Task[] { before, breaking, after })
        {
            await Should.ThrowAsync<StoreUnavailableException>(lost);
        }

        await Insert(3);
        Rows().ShouldBe([3]);
    }

    [Fact]
    public async Task Write_CalledOffBeforeItBegan_WritesNothing()
    {
        using var cancel = new CancellationTokenSource();
        var first = Hold();
        var calledOff = writer.Write(session => session.Run("INSERT INTO t (n) VALUES (1)"), erases: false, cancel.Token);
        await cancel.CancelAsync();
        gate.Set();

        await first;
        await Should.ThrowAsync<OperationCanceledException>(calledOff);
        Rows().ShouldBeEmpty();
    }

    [Fact]
    public async Task Dispose_WithWritesWaiting_FinishesThemAndRefusesMore()
    {
        var first = Hold();
        var waiting = Enumerable.Range(1, 600).Select(Insert).ToList();
        gate.Set();

        writer.Dispose();

        await Task.WhenAll([first, .. waiting]);
        await Should.ThrowAsync<StoreUnavailableException>(Insert(1000));
        Rows().Count.ShouldBe(600);
    }

    // A group of one, which does not end before the test says so: what is written meanwhile makes the next group.
    private Task<int> Hold()
    {
        var held = Write(_ =>
        {
            begun.Set();
            gate.Wait();
            return 0;
        });
        begun.Wait();
        return held;
    }

    private Task<int> Insert(int number) => Write(session => session.Run("INSERT INTO t (n) VALUES (?1)", number));

    private Task<T> Write<T>(Func<SqliteSession, T> work) => writer.Write(work, erases: false, default);

    private List<long> Rows()
    {
        using var reader = SqliteSession.Open(File, TimeSpan.FromSeconds(1), "PRAGMA query_only = ON");
        return reader.All("SELECT n FROM t ORDER BY n", row => row.GetInt64(0));
    }
}
