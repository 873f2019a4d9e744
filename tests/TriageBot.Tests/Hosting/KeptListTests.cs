using Microsoft.Extensions.Logging.Abstractions;
using TriageBot.Hosting;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Hosting;

/// <summary>A list of the console reaches every host, and never stops one.</summary>
public sealed class KeptListTests : IAsyncDisposable
{
    private static readonly Sealer Sealed = new(KeyRing.Of(new PrivacyOptions { EncryptionKeys = ["k1:" + Convert.ToBase64String(new byte[32].Select((_, i) => (byte)(i * 7)).ToArray())] }));

    private readonly MemoryStore _store = new();
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Saved_OnOneHost_IsHeardOfOnTheOtherWithinSeconds()
    {
        var (here, there) = (List(), List());
        using var watch = new StoreWatch([there], _clock);
        await watch.StartAsync(default);
        there.Current.ShouldBeNull();

        (await here.Save(["rosa"], 0, default)).ShouldBeTrue();
        await Heard(there, 1);

        there.Current.ShouldBe(["rosa"]);
        (await there.Save(["luis"], 0, default)).ShouldBeFalse();
        await watch.StopAsync(default);
    }

    [Fact]
    public async Task Unreadable_KeepsTheLastOneAndLetsTheHostStart()
    {
        var list = List();
        using var watch = new StoreWatch([list], _clock);
        await list.Save(["rosa"], 0, default);
        await _store.SaveDocument(new DocumentRow(DocumentKind.Roster, "all", 1, [1, 2, 3]), default);

        await watch.StartAsync(default);
        _clock.Advance(TimeSpan.FromSeconds(6));
        list.Current.ShouldBe(["rosa"]);

        (await list.Save(["rosa", "luis"], 2, default)).ShouldBeTrue();
        list.Current.ShouldBe(["rosa", "luis"]);
        await watch.StopAsync(default);
    }

    private async Task Heard(KeptList<string> list, int items)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (list.Current is not { } kept || kept.Length != items)
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
            _clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }
    }

    private KeptList<string> List() => new(DocumentKind.Roster, _store, Sealed, NullLogger.Instance);
}
