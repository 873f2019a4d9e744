using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TriageBot.Channels;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Hosting;
using TriageBot.Outbox;
using TriageBot.Settings;
using TriageBot.Stores;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.Turns;

/// <summary>What outlives a process: the store, the phones, the case system, time. Processes begin on it and die.</summary>
internal sealed class World : IAsyncDisposable
{
    private static readonly HostSettings Settings = Read();
    private static readonly DialogEngine Engine = ContentFiles.Engine(ContentFiles.Load(Settings.Layout, Settings.Content, new List<Finding>()), Settings.Content);

    private readonly Queue<byte> dice;
    private ServiceProvider process;
    private CrashingStore crash;
    private CancellationTokenSource death = new();

    public World(IEnumerable<byte> dice)
    {
        this.dice = new Queue<byte>(dice);
        (process, crash) = Begin();
    }

    public MemoryStore Store { get; } = new();

    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));

    /// <summary>Texts that phones got, the same id perhaps several times.</summary>
    public ConcurrentQueue<OutboundMessage> Texts { get; } = new();

    /// <summary>Events that the case system took.</summary>
    public ConcurrentQueue<(string Id, string Body)> Events { get; } = new();

    /// <summary>From now on everything goes well.</summary>
    public bool Calm { get; set; }

    public T Get<T>()
        where T : notnull => process.GetRequiredService<T>();

    public void CrashIn(int calls, bool afterwards) => crash.DieIn(calls, afterwards);

    /// <summary>Lets time pass and moves what is due; a process that dies of it is followed by another.</summary>
    public async Task Pass(TimeSpan time)
    {
        Clock.Advance(time);
        try
        {
            await Get<OutboxPump>().RunOnce(death.Token);
        }
        catch (Exception dead) when (dead is StoreUnavailableException or OperationCanceledException)
        {
            await Restart();
        }
    }

    /// <summary>The answer, or null when the process died over it.</summary>
    public async Task<TurnReply?> Text(InboundMessage message)
    {
        try
        {
            return await Get<TurnRunner>().Receive(message, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            await Restart();
            return null;
        }
    }

    public async Task Arrived(TurnReply reply)
    {
        Get<TurnRunner>().Arrived(reply);
        await Get<Arrivals>().Flush();
        if (death.IsCancellationRequested)
        {
            await Restart();
        }
    }

    public SendResult Take(Action keep)
    {
        lock (dice)
        {
            var fate = Calm || dice.Count == 0 ? 7 : dice.Dequeue() % 8;
            if (fate is 0 or 1)
            {
                return new SendFailure(true, "http-503");
            }

            keep();

            // It arrived, and nobody knows.
            return fate is 2 ? new SendFailure(true, "timeout") : new Sent(null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        death.Dispose();
    }

    public async Task Restart()
    {
        await DisposeAsync();
        death = new CancellationTokenSource();
        (process, crash) = Begin();
    }

    private (ServiceProvider Process, CrashingStore Crash) Begin()
    {
        var (store, crashing) = CrashingStore.Over(Store, death.Cancel);
        var services = new ServiceCollection();
        Server.AddServices(services, Settings, store, new PublishedContent(Engine, Settings.Content.DefaultDialog), Clock);
        services.AddLogging();
        services.RemoveAll<IDelivery>();
        services.AddSingleton<IDelivery>(all => new Phones(this, all.GetRequiredService<OutboxPayloads>()));
        services.AddSingleton<IDelivery>(all => new CaseSystem(this, all.GetRequiredService<OutboxPayloads>()));
        return (services.BuildServiceProvider(), crashing);
    }

    private static HostSettings Read()
    {
        var folder = Directory.CreateTempSubdirectory("triagebot-").FullName;
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Dialogs:Path"] = Path.Combine(Repository.Root, "dialogs"), ["Locales:Path"] = Path.Combine(Repository.Root, "locales"), ["Alerts:To:0"] = "+15559990777",
        };
        var read = HostSettings.Read(new Layout(folder), "Development", new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        Directory.Delete(folder, recursive: true);
        return read;
    }

    private sealed class Phones(World world, OutboxPayloads payloads) : IDelivery
    {
        public IReadOnlyList<OutboxKind> Kinds { get; } = [OutboxKind.Message, OutboxKind.Urgent];

        public RetrySchedule Schedule(OutboxEntry entry) => RetrySchedule.Texts;

        public Task<SendResult> Deliver(OutboxEntry entry, CancellationToken cancel) => Task.FromResult(world.Take(() => world.Texts.Enqueue(payloads.Message(entry))));
    }

    private sealed class CaseSystem(World world, OutboxPayloads payloads) : IDelivery
    {
        public IReadOnlyList<OutboxKind> Kinds { get; } = [OutboxKind.CaseEvent];

        public RetrySchedule Schedule(OutboxEntry entry) => RetrySchedule.Texts;

        public Task<SendResult> Deliver(OutboxEntry entry, CancellationToken cancel) =>
            Task.FromResult(world.Take(() => world.Events.Enqueue((entry.Id, payloads.CaseEvent(entry).Body))));
    }
}
