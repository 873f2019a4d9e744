using TriageBot.Channels;

namespace TriageBot.Alerts;

/// <summary>Tells staff at once of danger that nothing can be stored about yet: no reference, no code, no outbox. The page proper follows when the store is back.</summary>
/// <param name="roster">Asked each time: the console may change it.</param>
/// <param name="words">Staff's words, for the same reason.</param>
internal sealed class UnstoredPage(
    CurrentRoster roster, StaffWords words, AlertOptions options, IEnumerable<IChannel> channels, TimeProvider clock, ILogger<UnstoredPage> log) : IHostedService
{
    private const string TextKey = "staff.page_store_down";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, IChannel> _channels = channels
        .SelectMany(channel => channel.Names.Select(name => (name, channel)))
        .ToDictionary(pair => pair.name, pair => pair.channel, StringComparer.Ordinal);

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
        var members = roster().Members.Where(member => member.Ways.Any(way => _channels.ContainsKey(way.Channel))).ToArray();
        if (members.Length == 0)
        {
            log.LogError("Danger that cannot be stored reaches nobody: Alerts:To is empty, or no channel sends texts");
            return;
        }

        var reached = await Task.WhenAll(members.Select(Reaches));
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

    private async Task<bool> Reaches(Member member) =>
        (await Task.WhenAll(member.Ways.Where(way => _channels.ContainsKey(way.Channel)).Select(way => Reaches(member.Tag, way)))).Contains(true);

    // Not cancelled at a shutdown: a text broken off halfway may have arrived, and each try ends in seconds.
    private async Task<bool> Reaches(string member, Way way)
    {
        try
        {
            var id = "upg_" + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
            var message = new OutboundMessage(id, way.Channel, way.Address, words().Common(TextKey), Safety: true, From: way.Route);
            if (await _channels[way.Channel].Send(message, CancellationToken.None) is not SendFailure failure)
            {
                return true;
            }

            Log(member, way, failure.Code);
        }
#pragma warning disable CA1031 // Whatever goes wrong with one way, the others go on.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            Log(member, way, bug.GetType().Name);
        }

        return false;
    }

    private void Log(string member, Way way, string reason) => log.LogError("Danger that cannot be stored did not reach {Member} by {Channel}: {Reason}", member, way.Channel, reason);
}
