using FsCheck;
using FsCheck.Fluent;
using TriageBot.Channels;

namespace TriageBot.Tests.Outbox;

public sealed class OutboxPropertyTests
{
    private const int Lanes = 3;
    private const int EachLane = 4;

    [Fact]
    public void Lanes_WhateverFailsWhen_LoseNothingAndKeepTheirOrder() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), fates => Holds(fates).GetAwaiter().GetResult()));

    private static async Task<bool> Holds(byte[] fates)
    {
        await using var rig = await DeliveryRig.Open();
        var attempts = -1;
        rig.Phones.Fails = _ =>
        {
            var attempt = Interlocked.Increment(ref attempts);
            return attempt < fates.Length ? Fate(fates[attempt]) : null;
        };
        var entries = Enumerable.Range(0, Lanes * EachLane).Select(n => rig.Text($"+1555000{n % Lanes:D4}", $"{n}")).ToArray();
        foreach (var entry in entries)
        {
            await rig.Add(entry);
        }

        await rig.RunFor(TimeSpan.FromDays(60));

        var dead = (await rig.Store.DeadLetters(100, default)).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var arrived = rig.Phones.Texts.ToArray();
        return (await rig.Store.Waiting(100, default)).Count == 0
            && entries.GroupBy(entry => entry.Lane, StringComparer.Ordinal).All(lane => lane.Select(entry => entry.Id).Where(id => !dead.Contains(id))
                .SequenceEqual(arrived.Select(text => text.Id).Where(id => lane.Any(entry => string.Equals(entry.Id, id, StringComparison.Ordinal))), StringComparer.Ordinal));
    }

    private static SendResult? Fate(byte fate) => (fate % 8) switch
    {
        0 => new SendFailure(false, "21211"),
        1 => throw new InvalidOperationException("a bug"),
        2 => new SendFailure(true, "20429", TimeSpan.FromSeconds(fate)),
        3 => throw new OperationCanceledException(),
        < 6 => new SendFailure(true, "timeout"),
        _ => null,
    };
}
