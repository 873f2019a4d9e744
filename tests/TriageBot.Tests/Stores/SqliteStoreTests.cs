using TriageBot.Stores;
using TriageBot.Stores.Sqlite;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Stores;

public sealed class SqliteStoreTests : StoreCompliance, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("triagebot-").FullName;
    private int files;

    private string LastPath => Path.Combine(folder, $"{files}.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Open_FolderAbsent_IsMadeAndTheFilesAreTheOwnersAlone()
    {
        var path = Path.Combine(folder, "data", "deeper", "t.db");

        await using var store = await Opened(path);
        await MustCommit(store, Turn(Ana, 0));

        Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldAllBe(
            file => OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Theory]
    [InlineData("CREATE TABLE theirs (n INTEGER)", "another program's database")]
    [InlineData("PRAGMA user_version = 7", "schema 7, from a later release")]
    public async Task Open_FileThatIsNotOurs_IsRefusedAndLeftAlone(string made, string reason)
    {
        using (var theirs = SqliteSession.Open(LastPath, TimeSpan.FromSeconds(1), made))
        {
        }

        var before = await File.ReadAllBytesAsync(LastPath);

        (await Should.ThrowAsync<StoreUnavailableException>(Opened(LastPath))).Message.ShouldContain(reason);
        (await File.ReadAllBytesAsync(LastPath)).ShouldBe(before);
    }

    [Fact]
    public async Task Open_FileOfTheFirstVersion_KeepsWhatItHoldsAndCanDoWhatIsNew()
    {
        var first = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "TriageBot.Tests", "Stores", "schema-1.sql"));
        using (var old = SqliteSession.Open(LastPath, TimeSpan.FromSeconds(1), "PRAGMA journal_mode = WAL;" + first))
        {
            old.Run("INSERT INTO conversations (contact, version, body) VALUES (?1, 7, ?2)", Ana, Bytes("kept"));
        }

        for (var start = 0; start < 2; start++)
        {
            await using var store = await Opened(LastPath);
            var loaded = await store.Load(Ana, null, default);
            (loaded.Version, Text(loaded.Conversation)).ShouldBe((7, "kept"));
            (await store.Claim($"duty {start}", Noon, TimeSpan.FromMinutes(1), default)).ShouldBeTrue();
            await store.SetNote("starts", $"{start}", default);
        }
    }

    [Fact]
    public async Task Open_FileThatIsNoDatabase_IsUnavailable()
    {
        await File.WriteAllTextAsync(LastPath, new string('x', 5000));

        (await Should.ThrowAsync<StoreUnavailableException>(Opened(LastPath))).Message.ShouldContain("no SQLite database");
    }

    [Fact]
    public async Task Open_PathIsAFolder_IsUnavailable() => await Should.ThrowAsync<StoreUnavailableException>(Opened(folder));

    [Fact]
    public async Task Calls_BeforeOpenOrAfterDispose_AreUnavailable()
    {
        var store = new SqliteStore(LastPath, Chain);
        await Should.ThrowAsync<StoreUnavailableException>(store.Ping(default));
        await store.Open(default);
        await store.DisposeAsync();

        await Should.ThrowAsync<StoreUnavailableException>(store.Commit(Turn(Ana, 0), default));
        await Should.ThrowAsync<StoreUnavailableException>(store.Load(Ana, null, default));
    }

    [Fact]
    public async Task Commit_AnotherProcessHoldsTheLock_IsUnavailableUntilItLetsGo()
    {
        await using var store = await NewStore();
        using var other = SqliteSession.Open(LastPath, TimeSpan.FromSeconds(1), "BEGIN IMMEDIATE");

        (await Should.ThrowAsync<StoreUnavailableException>(store.Commit(Turn(Ana, 0), default))).Message.ShouldContain("locked");
        (await store.Load(Ana, null, default)).Version.ShouldBe(0);
        other.Script("ROLLBACK");

        await MustCommit(store, Turn(Ana, 0));
    }

    [Fact]
    public async Task Commit_Erase_LeavesNoByteInTheFilesWhileTheyAreInUse()
    {
        await using var store = await NewStore();
        await Fill(store);
        Traces().ShouldBeGreaterThan(0);
        var version = (await store.Load(Ana, null, default)).Version;

        await MustCommit(store, new TurnCommit { Contact = Ana, Expected = version, At = Noon, Erase = true });

        // The log is cut when nobody waits, or else after so many groups: each ping is one.
        for (var group = 0; group < 70; group++)
        {
            await store.Ping(default);
        }

        Traces().ShouldBe(0);
    }

    private protected override Task<IStore> NewStore()
    {
        files++;
        return Opened(LastPath);
    }

    private protected override async Task<IStore> Reopen(IStore store)
    {
        await store.DisposeAsync();
        return await Opened(LastPath);
    }

    private static async Task<IStore> Opened(string path)
    {
        var store = new SqliteStore(path, Chain, TimeSpan.FromSeconds(1));
        await store.Open(default);
        return store;
    }

    // Ana's rows grow and move among those of 40 others, so that pages split and merge around them.
    private static async Task Fill(IStore store)
    {
        for (var turn = 0; turn < 30; turn++)
        {
            await Task.WhenAll(Enumerable.Range(0, 40).Select(other => new ContactKey($"contact-{(char)('a' + (other % 26))}{other}"))
                .Select(other => MustCommit(store, Whole(other, turn) with { Conversation = new byte[turn * 50], Mark = null })));
            var secret = Bytes(string.Concat(Enumerable.Repeat("contact-ana ", (turn * turn) + 1)));
            await MustCommit(store, Whole(Ana, turn) with { Conversation = secret, Transcript = [secret[..(1 + (secret.Length / 9))], secret], Audit = [] });
        }
    }

    private int Traces() => Directory.GetFiles(folder, Path.GetFileName(LastPath) + "*").Sum(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return System.Text.Encoding.Latin1.GetString(bytes.ToArray()).Split("contact-ana").Length - 1;
    });
}
