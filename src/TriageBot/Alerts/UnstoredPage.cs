using TriageBot.Channels;

namespace TriageBot.Alerts;

/// <summary>Tells staff at once of danger that nothing can be stored about yet: no reference, no code, no outbox. The page proper follows when the store is back.</summary>
/// <param name="roster">Asked each time: the console may change it.</param>
/// <param name="words">Staff's words, for the same reason.</param>
internal sealed class UnstoredPage(
    CurrentRoster roster, StaffWords words, AlertOptions options, IEnumerable<IChannel> channels, TimeProvider clock, ILogger<UnstoredPage> log) : IHostedService
{
    private const string Channel = "sms";
    private const string TextKey = "staff.page_store_down";

    private readonly Lock _lock = new();
    private readonly IChannel? _phones = channels.FirstOrDefault(channel => channel.Names.Contains(Channel, StringComparer.Ordinal));

    // Not the time of day: a clock that was put back must not keep staff in the dark.
    private long? _last;
    private Task _underWay = Task.CompletedTask;

    /// <summary>Returns before anything is sent. Once per <see cref="AlertOptions.Repeat"/>, sooner when the last round reached nobody.</summary>
    public void Send()
    {
        lock (_lock)
        {
            if (_last is { } last && clock.GetElapsedTime(last) < options.Repeat)
            {
                return;
            }

            _last = clock.GetTimestamp();
            _underWay = Task.WhenAll(_underWay, Task.Run(Round));
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Returns when nothing is being sent any more.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task underWay;
        lock (_lock)
        {
            underWay = _underWay;
        }

        await underWay.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Round()
    {
        var numbers = roster().Numbers;
        if (_phones is null || numbers.IsEmpty)
        {
            log.LogError("Danger that cannot be stored reaches nobody: Alerts:To is empty, or no channel sends texts");
            return;
        }

        var reached = await Task.WhenAll(numbers.Select((number, index) => Reaches(_phones, number, index + 1)));
        log.LogWarning("Danger that cannot be stored: {Reached} of {Members} staff were paged", reached.Count(one => one), reached.Length);
        if (reached.Contains(true))
        {
            return;
        }

        lock (_lock)
        {
            _last = null;
        }
    }

    // Not cancelled at a shutdown: a text broken off halfway may have arrived, and each try ends in seconds.
    private async Task<bool> Reaches(IChannel phones, string number, int place)
    {
        try
        {
            var id = "upg_" + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
            var result = await phones.Send(new OutboundMessage(id, Channel, number, words().Common(TextKey), Safety: true), CancellationToken.None);
            if (result is not SendFailure failure)
            {
                return true;
            }

            Log(place, failure.Code);
        }
#pragma warning disable CA1031 // Whatever goes wrong with one number, the others go on.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            Log(place, bug.GetType().Name);
        }

        return false;
    }

    private void Log(int place, string reason) => log.LogError("Danger that cannot be stored did not reach alerts:{Place}: {Reason}", place, reason);
}
