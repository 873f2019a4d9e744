using System.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using TriageBot.CaseQueue;
using TriageBot.Console.Reporting;
using TriageBot.Reports;
using TriageBot.Stores;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.Console;

/// <summary>One count at a time, kept for ten minutes.</summary>
public sealed class ReportShelfTests : IAsyncLifetime, IDisposable
{
    private static readonly Period October = new(new(2026, 10, 1), new(2026, 10, 31));
    private static readonly Period November = new(new(2026, 11, 1), new(2026, 11, 30));

    private RunningHost _host = null!;
    private ReportShelf _shelf = null!;
    private Gated _gate = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start();
        var records = DispatchProxy.Create<IRecordStore, Gated>();
        _gate = (Gated)(object)records;
        _gate.Inner = _host.Get<IRecordStore>();
        var reader = new ReportReader(records, _host.Get<CaseEvents>(), _host.Get<PublishedContent>(), _host.Clock);
        _shelf = new ReportShelf(reader, _host.Clock, _host.Get<IHostApplicationLifetime>(), NullLogger<ReportShelf>.Instance);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _shelf.Dispose();

    [Fact]
    public async Task Of_TwoPeriodsAtOnce_CountsOneAfterTheOther()
    {
        var (october, november) = (_shelf.Of(October), _shelf.Of(November));

        await _gate.Entered();
        _shelf.Of(October).ShouldBeSameAs(october);
        (october.IsCompleted, november.IsCompleted, _gate.Inside).ShouldBe((false, false, 1));
        _gate.Open();
        await Task.WhenAll(october, november);

        _gate.MostInside.ShouldBe(1);
        (await november).Period.ShouldBe(November);
    }

    [Fact]
    public async Task Of_APeriodAgain_IsTheSameForTenMinutes()
    {
        _gate.Open();
        var first = await _shelf.Of(October);

        _host.Clock.Advance(TimeSpan.FromMinutes(9));
        (await _shelf.Of(October)).ShouldBeSameAs(first);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await _shelf.Of(October)).ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task Of_ManyPeriods_KeepsTheNewestFour()
    {
        _gate.Open();
        var first = await _shelf.Of(October);
        for (var day = 1; day <= 4; day++)
        {
            _host.Clock.Advance(TimeSpan.FromSeconds(1));
            await _shelf.Of(new Period(new(2026, 9, day), new(2026, 9, day)));
        }

        (await _shelf.Of(October)).ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task Of_ACountThatFailed_IsSaidOnceAndBegunAnew()
    {
        _gate.Fails = true;
        _gate.Open();
        var failed = _shelf.Of(October);
        await Should.ThrowAsync<StoreUnavailableException>(failed);

        _shelf.Of(October).ShouldBeSameAs(failed);
        _gate.Fails = false;
        (await _shelf.Of(October)).Period.ShouldBe(October);
    }

    /// <summary>A store whose intakes are read when the test says so.</summary>
    public class Gated : DispatchProxy
    {
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _inside;

        internal IRecordStore Inner { get; set; } = null!;

        internal bool Fails { get; set; }

        internal int Inside => _inside;

        internal int MostInside { get; private set; }

        internal Task Entered() => _entered.Task;

        internal void Open() => _open.SetResult();

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name is nameof(IRecordStore.AllIntakes) ? Read((IntakeRow?)args![0], (int)args[1]!) : targetMethod.Invoke(Inner, args);

        private async Task<IReadOnlyList<IntakeRow>> Read(IntakeRow? after, int limit)
        {
            MostInside = Math.Max(MostInside, Interlocked.Increment(ref _inside));
            _entered.TrySetResult();
            await _open.Task;
            Interlocked.Decrement(ref _inside);
            return Fails ? throw new StoreUnavailableException("away") : await Inner.AllIntakes(after, limit, default);
        }
    }
}
