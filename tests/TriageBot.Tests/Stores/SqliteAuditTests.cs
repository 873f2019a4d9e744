using TriageBot.Commands;
using TriageBot.Stores;
using TriageBot.Stores.Sqlite;
using TriageBot.Tests.Compliance;

namespace TriageBot.Tests.Stores;

/// <summary>Somebody with the database file and no key changes the audit trail.</summary>
public sealed class SqliteAuditTests : IDisposable
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.UnixEpoch.AddYears(56);
    private readonly string folder = Directory.CreateTempSubdirectory("triagebot-").FullName;

    private string Database => Path.Combine(folder, "t.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("UPDATE audit SET actor = 'nobody' WHERE seq = 2", "chain 0: broken at entry 2")]
    [InlineData("UPDATE audit SET at = at + 1 WHERE seq = 1", "chain 0: broken at entry 1")]
    [InlineData("DELETE FROM audit WHERE seq = 2", "chain 0: broken at entry 3")]
    [InlineData("UPDATE audit SET detail = NULL WHERE seq = 3", "chain 0: broken at entry 3")]
    [InlineData("UPDATE audit SET mark = (SELECT mark FROM audit WHERE seq = 1) WHERE seq = 3", "chain 0: broken at entry 3")]
    [InlineData("DELETE FROM audit WHERE seq = 3", "1 of the heads in heads.txt are gone")]
    public async Task AuditVerify_TrailChangedBehindOurBack_SaysWhere(string change, string finding)
    {
        await Written();
        var heads = new FileInfo(Path.Combine(folder, "heads.txt"));
        var (sound, before) = await Verify(null);
        await File.WriteAllTextAsync(heads.FullName, before);
        using (var theirs = SqliteSession.Open(Database, TimeSpan.FromSeconds(1), ""))
        {
            theirs.Script(change);
        }

        var (unsound, after) = await Verify(heads);

        sound.ShouldBeTrue();
        before.ShouldEndWith("3 entries in 1 chains, 0 broken\n");
        unsound.ShouldBeFalse();
        after.ShouldContain(finding);
    }

    private async Task Written()
    {
        await using var store = new SqliteStore(Database, StoreCompliance.Chain);
        await store.Open(default);
        foreach (var action in new[] { "consented", "page", "erase" })
        {
            await store.Audit(new AuditEntry(Noon, "person", action, "int_1", "detail"), default);
        }
    }

    private async Task<(bool Sound, string Output)> Verify(FileInfo? heads)
    {
        await using var store = new SqliteStore(Database, StoreCompliance.Chain);
        await store.Open(default);
        await using var output = new StringWriter { NewLine = "\n" };
        var sound = await new AuditCommand(new AuditProof(store, StoreCompliance.Chain), output, TextWriter.Null).Verify(heads, default);
        return (sound, output.ToString());
    }
}
