using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.EndToEnd;

/// <summary>What is kept, for how long, and that erased means gone. On every store.</summary>
public abstract class KeepingTests
{
    private const string Number = "+15551230991";

    /// <summary>The settings of a store of this test's own.</summary>
    private protected abstract (string Key, string Value)[] Storage { get; }

    /// <summary>Everything the store has on its disk, as somebody finds it who takes the disk.</summary>
    private protected abstract Task<string> Raw(string folder);

    [StoreFact]
    public async Task Delete_Confirmed_LeavesNoSealedByteAndNoHashOfThePerson()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await Host(receiver);
        var (contact, sealedLine) = await Finished(host);
        (await Raw(host.Folder)).ShouldContain(contact.Value, customMessage: "the search finds what is there");
        (await Raw(host.Folder)).ShouldContain(sealedLine);

        await host.Phone(Number).Texts("DELETE", "1");
        await LastTraces(host);

        var raw = await Raw(host.Folder);
        raw.ShouldNotContain(contact.Value);
        raw.ShouldNotContain(sealedLine);
        receiver.Accepted.Last().Body.ShouldContain("intake.withdrawn");
    }

    [StoreFact]
    public async Task Erase_FromTheCommandLine_LeavesAReceiptAndNothingElse()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await Host(receiver);
        var (contact, sealedLine) = await Finished(host);

        var receipt = (await host.Get<ITurns>().Erase("sms", Number, CancellationToken.None)).ShouldNotBeNull();
        await LastTraces(host);

        var raw = await Raw(host.Folder);
        raw.ShouldNotContain(contact.Value);
        raw.ShouldNotContain(sealedLine);
        (await host.Get<IRecordStore>().AuditTrail(10, CancellationToken.None)).ShouldContain(entry => entry.Action == "erase" && entry.Subject == receipt);
        (await host.Get<AuditProof>().Verify([], CancellationToken.None)).ShouldAllBe(verdict => verdict.BrokenAt == null);
    }

    [StoreFact]
    public async Task Hold_ThirtyDaysAndMore_KeepsTheTextsUntilItIsLifted()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await Host(receiver);
        var (contact, _) = await Finished(host);
        (await host.Get<LegalHolds>().Place(contact, "int_test", CancellationToken.None)).ShouldBeTrue();

        await host.Wait(TimeSpan.FromDays(40), TimeSpan.FromDays(1));
        (await host.Get<IRecordStore>().Transcript(contact, CancellationToken.None)).ShouldNotBeEmpty();

        (await host.Get<LegalHolds>().Lift(contact, "int_test", CancellationToken.None)).ShouldBeTrue();
        await host.Wait(TimeSpan.FromDays(2), TimeSpan.FromDays(1));
        (await host.Get<IRecordStore>().Transcript(contact, CancellationToken.None)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Hold_PersonTextsDelete_IsErasedAsTheyWerePromised()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await Host(receiver);
        var (contact, _) = await Finished(host);
        await host.Get<LegalHolds>().Place(contact, "int_test", CancellationToken.None);

        await host.Phone(Number).Texts("DELETE", "1");

        (await host.Get<ITurnStore>().Load(contact, null, CancellationToken.None)).Conversation.ShouldBeNull();
        await LastTraces(host);
        (await Raw(host.Folder)).ShouldNotContain(contact.Value);
    }

    [StoreFact]
    public async Task Abandoned_FourteenDaysAfterItsEnd_IsErased()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await Host(receiver);
        await host.Phone(Number).Texts("hello", "1", "2");
        var contact = host.Get<ILookup>().Contact("sms", Number);

        await host.Wait(TimeSpan.FromDays(7 + 14 + 1), TimeSpan.FromDays(1));

        (await host.Get<ITurnStore>().Load(contact, null, CancellationToken.None)).ShouldBe(new Loaded(null, 0, null));
        await LastTraces(host);
        (await Raw(host.Folder)).ShouldNotContain(contact.Value);
    }

    [StoreFact]
    public async Task KeysRotate_WhilePeopleText_LosesNoTurnAndNeedsTheOldKeyNoMore()
    {
        var (old, newest) = (Key("old"), Key("new"));
        await using var receiver = await Receiver.Start();
        var folder = Directory.CreateTempSubdirectory("triagebot-").FullName;
        var lookup = ("Privacy:LookupKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        var numbers = Enumerable.Range(0, 20).Select(i => $"+1555123{i:0000}").ToList();
        await using (var host = await Host(receiver, folder, lookup, ("Privacy:EncryptionKeys:0", old)))
        {
            foreach (var number in numbers)
            {
                await host.Phone(number).Texts("hello", "1");
            }
        }

        await using (var host = await Host(receiver, folder, lookup, ("Privacy:EncryptionKeys:0", newest), ("Privacy:EncryptionKeys:1", old)))
        {
            var phones = numbers.Select(host.Phone).ToList();
            var rotating = Task.Run(() => host.Get<IRecordStore>().Reseal(host.Get<ISealer>().Reseal, CancellationToken.None));
            await Task.WhenAll(phones.Select(phone => phone.Post("2", Phone.NewSid())));
            (await rotating).ShouldBeGreaterThan(0);
            await host.RepliesNoted();
            (await host.Get<IRecordStore>().Reseal(host.Get<ISealer>().Reseal, CancellationToken.None)).ShouldBe(0);
        }

        await using (var host = await Host(receiver, folder, lookup, ("Privacy:EncryptionKeys:0", newest)))
        {
            foreach (var number in numbers)
            {
                // Consent, then who it is for: had a turn been lost, this would still be an earlier question.
                (await host.Phone(number).Text("1")).ShouldContain("Who needs help?");
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    // The news of the erasure names the contact until it is delivered, and SQLite's log forgets what was deleted within the hour.
    private async Task LastTraces(RunningHost host)
    {
        await host.Wait(TimeSpan.FromHours(2), TimeSpan.FromHours(1));
        var contact = host.Get<ILookup>().Contact("sms", Number).Value;
        var patience = Stopwatch.StartNew();

        // The log is cut after the write that asked for it, and by a later write where a reader was in the way.
        while (patience.Elapsed < TimeSpan.FromSeconds(20) && (await Raw(host.Folder)).Contains(contact, StringComparison.Ordinal))
        {
            await host.Get<IStore>().Ping(default);
        }
    }

    private static string Key(string id) => $"{id}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";

    private Task<RunningHost> Host(Receiver receiver, string? folder = null, params (string Key, string Value)[] settings) => RunningHost.Start(
        folder: folder,
        settings: [("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:Secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), .. Storage, .. settings]);

    // A conversation that was handed over, with bytes that are only in its transcript.
    private static async Task<(ContactKey Contact, string SealedLine)> Finished(RunningHost host)
    {
        await Conversations.Finish(host.Phone(Number), "hello");
        await host.Pump();
        var contact = host.Get<ILookup>().Contact("sms", Number);
        var line = (await host.Get<IRecordStore>().Transcript(contact, CancellationToken.None))[0];

        // The end of it: the nonce and tag before are random, and what Redis writes may escape bytes that are no letters elsewhere.
        return (contact, Encoding.Latin1.GetString(line.AsSpan(line.Length - 24)));
    }
}

public sealed class SqliteKeepingTests : KeepingTests
{
    private protected override (string Key, string Value)[] Storage => [];

    private protected override async Task<string> Raw(string folder)
    {
        var all = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            all.Append(await reader.ReadToEndAsync());
        }

        return all.ToString();
    }
}

[Needs("redis-server")]
public sealed class RedisKeepingTests(RedisServer redis) : KeepingTests, IClassFixture<RedisServer>
{
    private readonly string prefix = $"keeping-{Guid.NewGuid():N}:";

    private protected override (string Key, string Value)[] Storage =>
        [("Storage:Provider", "Redis"), ("Storage:Redis:Configuration", redis.Configuration), ("Storage:Redis:KeyPrefix", prefix)];

    // What was written stays in the log of writes until Redis writes it anew.
    private protected override async Task<string> Raw(string folder)
    {
        await redis.RewriteLog();
        return string.Concat(Directory.EnumerateFiles(redis.Folder, "*", SearchOption.AllDirectories).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
    }
}
