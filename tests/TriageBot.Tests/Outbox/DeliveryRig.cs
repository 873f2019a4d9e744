using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TriageBot.Alerts;
using TriageBot.CaseQueue;
using TriageBot.Channels;
using TriageBot.Engine.Urgency;
using TriageBot.Outbox;
using TriageBot.Privacy;
using TriageBot.Settings;
using TriageBot.Stores.Sqlite;
using TriageBot.Stores;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Support;
using TriageBot.Translation;
using TriageBot.Turns;

namespace TriageBot.Tests.Outbox;

/// <summary>Everything that leaves, wired as in the host, over a real SQLite file and a real receiver; time and phones are the test's.</summary>
internal sealed class DeliveryRig : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 15, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<PublishedContent> Content = new(() => new PublishedContent(ContentFiles.Engine(Repository.Library(), new ContentOptions()), "intake"));

    private readonly DirectoryInfo _folder;
    private readonly ServiceProvider _all;
    private int _entries;

    private DeliveryRig(DirectoryInfo folder, SqliteStore store, CaseQueueOptions caseQueue, AlertOptions alerts, bool allowPrivateNetwork)
    {
        Outbox = new SickOutbox(store);
        _folder = folder;
        Store = store;
        Turns = new TurnLog(store);
        Secret = caseQueue.Secret!;
        var ring = KeyRing.Of(new PrivacyOptions { EncryptionKeys = ["t1:" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))] });
        var english = Repository.English(Repository.Library());
        _all = new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders())
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ITurnStore>(store).AddSingleton<IOutboxStore>(Outbox).AddSingleton<IRecordStore>(store).AddSingleton<IDocumentStore>(store)
            .AddSingleton<ISealer>(new Sealer(ring)).AddSingleton<ILookup>(new Lookup(ring))
            .AddSingleton<IChannel>(Phones).AddSingleton<ITurns>(Turns)
            .AddSingleton<LegalHolds>()
            .AddSingleton<StaffWords>(() => english)
            .AddSingleton(Content.Value)
            .AddTranslation(new TranslationOptions())
            .AddDelivery(caseQueue, alerts, allowPrivateNetwork)
            .BuildServiceProvider();
    }

    public FakeClock Clock { get; } = new(Start);

    public Phones Phones { get; } = new();

    public SqliteStore Store { get; }

    /// <summary>The store's outbox as the pump sees it: well until a test makes it sick.</summary>
    public SickOutbox Outbox { get; }

    public TurnLog Turns { get; }

    public string Secret { get; }

    public static async Task<DeliveryRig> Open(Uri? url = null, string[]? pagers = null, bool allowPrivateNetwork = true)
    {
        var folder = Directory.CreateTempSubdirectory("triagebot-");
        var store = new SqliteStore(Path.Combine(folder.FullName, "t.db"), StoreCompliance.Chain);
        await store.Open(CancellationToken.None);
        return new DeliveryRig(
            folder,
            store,
            new CaseQueueOptions { Url = url?.ToString(), Secret = StandardWebhooks.MakeSecret() },
            new AlertOptions { To = pagers ?? ["+15550000001", "+15550000002"] },
            allowPrivateNetwork);
    }

    public T The<T>()
        where T : notnull => _all.GetRequiredService<T>();

    public Task<int> Run() => The<OutboxPump>().RunOnce(CancellationToken.None);

    /// <summary>Moves time from one due moment to the next, as the pump would wake.</summary>
    public async Task RunFor(TimeSpan time)
    {
        var until = Clock.GetUtcNow() + time;
        await Run();
        while (await Store.NextDue(CancellationToken.None) is { } next && next <= until)
        {
            Clock.Advance(next - Clock.GetUtcNow());
            await Run();
        }

        Clock.Advance(until - Clock.GetUtcNow());
    }

    public OutboxEntry Text(string to, string text, string? lane = null, OutboxKind kind = OutboxKind.Message)
    {
        var id = $"txt_{Interlocked.Increment(ref _entries):D4}";
        var contact = The<ILookup>().Contact("sms", to);
        var payload = The<OutboxPayloads>().Seal(new OutboundMessage(id, "sms", to, text, kind is OutboxKind.Urgent));
        return new OutboxEntry(id, contact, lane ?? Lane.Texts(contact), kind, Clock.GetUtcNow(), payload);
    }

    public OutboxEntry Event(string intake, int revision, Level level = Level.Routine)
    {
        var id = $"evt_{Interlocked.Increment(ref _entries):D4}";
        var body = $$"""{"type":"intake.updated","data":{"intakeId":"{{intake}}","revision":{{revision}} } }""";
        var payload = The<OutboxPayloads>().Seal(new CaseEvent(intake, "K7-42", "intake.updated", level, body));
        return new OutboxEntry(id, new ContactKey(intake), Lane.Case(intake), OutboxKind.CaseEvent, Clock.GetUtcNow(), payload);
    }

    public Task Add(params OutboxEntry[] entries) => Store.Add(entries, CancellationToken.None);

    /// <summary>A conversation under this key, as far as delivery looks at it: there is one.</summary>
    public Task Begin(ContactKey contact, params TimerChange[] timers) => Store.Commit(
        new TurnCommit { Contact = contact, Expected = 0, At = Clock.GetUtcNow(), Conversation = [1], Timers = [.. timers] }, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _all.DisposeAsync();
        await Store.DisposeAsync();
        Phones.Dispose();
        _folder.Delete(recursive: true);
    }
}
