using System.Security.Cryptography;
using TriageBot.Privacy;
using TriageBot.Stores.Sqlite;
using TriageBot.Stores;
using TriageBot.Tests.Compliance;

namespace TriageBot.Tests.Privacy;

public sealed class KeyRotationTests : IDisposable
{
    private const string Purpose = "conversation";
    private readonly string folder = Directory.CreateTempSubdirectory("triagebot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Reseal_WhileTurnsGoOn_LeavesEverythingReadableWithTheNewestKeyAlone()
    {
        const int contacts = 250;
        var (old, newest) = (Key("old"), Key("new"));
        var rotating = With(newest, old);
        await using var store = new SqliteStore(Path.Combine(folder, "t.db"), StoreCompliance.Chain);
        await store.Open(default);
        await Turns(store, With(old), contacts, expected: 0);

        var turns = Turns(store, rotating, contacts / 2, expected: 1);
        var resealed = await store.Reseal(rotating.Reseal, default);
        await turns;

        resealed.ShouldBeInRange(contacts / 2, contacts);
        (await store.Reseal(rotating.Reseal, default)).ShouldBe(0);
        for (var i = 0; i < contacts; i++)
        {
            var loaded = await store.Load(new ContactKey($"contact-{i}"), null, default);
            With(newest).Open(loaded.Conversation, Purpose).ShouldBe([(byte)i, (byte)loaded.Version]);
            loaded.Version.ShouldBe(i < contacts / 2 ? 2 : 1);
        }
    }

    private static Task Turns(SqliteStore store, Sealer sealer, int contacts, int expected) => Task.WhenAll(Enumerable.Range(0, contacts)
        .Select(i => store.Commit(
            new TurnCommit
            {
                Contact = new ContactKey($"contact-{i}"),
                Expected = expected,
                At = DateTimeOffset.UnixEpoch,
                Conversation = sealer.Seal([(byte)i, (byte)(expected + 1)], Purpose),
            },
            default)));

    private static string Key(string id) => $"{id}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";

    private static Sealer With(params string[] keys) => new(KeyRing.Of(new PrivacyOptions { EncryptionKeys = keys }));
}
