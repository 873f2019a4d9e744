using TriageBot.Tests.Support;

namespace TriageBot.Tests.Kiosk;

/// <summary>One host for the tests of a class: each goes on with a person of its own.</summary>
public sealed class KioskHost : IAsyncLifetime
{
    internal RunningHost Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningHost.Start();

    public async Task DisposeAsync() => await Running.DisposeAsync();
}
