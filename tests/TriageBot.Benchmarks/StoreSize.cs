using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using TriageBot.Engine.Conversations;
using TriageBot.Stores;

namespace TriageBot.Benchmarks;

/// <summary>What a turn costs a store that holds few conversations and one that holds many: load, commit, and noting that the reply arrived.</summary>
internal static class StoreSize
{
    private const int Measured = 5000;
    private const int AtOnce = 64;
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Conversation = RandomNumberGenerator.GetBytes(420);
    private static readonly byte[] Text = RandomNumberGenerator.GetBytes(220);

    public static async Task Run(string name, IStore store, int[] sizes)
    {
        await using var _ = store;
        await store.Open(CancellationToken.None);
        var stored = 0;
        foreach (var size in sizes)
        {
            await Fill(store, stored, size);
            stored = size;
            await Turns(store, size);
            var watch = Stopwatch.StartNew();
            await Turns(store, size);
            System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {size:N0} | {watch.Elapsed.TotalMicroseconds / Measured:F0} |"));
        }
    }

    private static async Task Fill(IStore store, int from, int to)
    {
        foreach (var chunk in Enumerable.Range(from, to - from).Chunk(AtOnce * 4))
        {
            await Task.WhenAll(chunk.Select(i => store.Commit(Turn(i, 0, answered: false), CancellationToken.None)));
        }
    }

    // Spread over all of them, each one turn further.
    private static async Task Turns(IStore store, int size)
    {
        foreach (var chunk in Enumerable.Range(0, Measured).Select(i => (int)((long)i * 7919 % size)).Chunk(AtOnce))
        {
            await Task.WhenAll(chunk.Distinct().Select(i => One(store, i)));
        }
    }

    private static async Task One(IStore store, int i)
    {
        var loaded = await store.Load(Contact(i), new MessageKey($"message-{i}-x"), CancellationToken.None);
        var turn = Turn(i, loaded.Version, answered: true);
        await store.Commit(turn, CancellationToken.None);
        await store.Delivered([turn.Outbox[0].Id], CancellationToken.None);
    }

    private static TurnCommit Turn(int i, long version, bool answered) => new()
    {
        Contact = Contact(i),
        Expected = version,
        At = Noon,
        Conversation = Conversation,
        Mark = new MessageMark(new MessageKey($"message-{i}-{version}"), Text),
        Transcript = [Text, Text],
        Timers = [new(TimerKind.Expire, Noon.AddDays(7).AddTicks(i + version)), new(TimerKind.Nudge, Noon.AddHours(20).AddTicks(i + version))],
        Outbox = answered ? [new OutboxEntry(Partition.NewId("txt", Contact(i), Noon), Contact(i), $"text:{i}", OutboxKind.Message, Noon.AddSeconds(20), Text)] : [],
    };

    private static ContactKey Contact(int i) => new($"contact-{i:x8}");
}
