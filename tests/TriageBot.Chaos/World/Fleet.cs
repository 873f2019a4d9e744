using System.Collections.Immutable;
using TriageBot.Chaos.Logs;

namespace TriageBot.Chaos.World;

/// <summary>The hosts behind one number. Keeps as many running as it was told to.</summary>
/// <param name="settings">Of a host with this name on the machine with this number: a machine keeps its disk when its host dies.</param>
internal sealed class Fleet(string dll, string folder, Func<string, int, IEnumerable<string>> settings, Dice dice, RunLog log, bool clockSteps) : IAsyncDisposable
{
    /// <summary>How long a load balancer goes on sending to a host that has gone.</summary>
    private static readonly TimeSpan Unnoticed = TimeSpan.FromMilliseconds(500);

    private const int MostFailures = 20;

    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private ImmutableArray<HostProcess> _running = [];
    private ImmutableArray<HostProcess> _listed = [];
    private Task _keeping = Task.CompletedTask;
    private int _wanted;
    private int _failedInARow;
    private int _launched;
    private int _lastPort = Ports.Free();

    public int Count => _running.Length;

    public int Wanted => _wanted;

    public int Launched => _launched;

    public IReadOnlyList<HostProcess> Running => _running;

    public async Task Start(int count)
    {
        _wanted = count;
        _keeping = Task.Run(Keep);
        await Full();
    }

    public void Want(int count) => _wanted = count;

    /// <summary>Returns when as many run as are wanted.</summary>
    public async Task Full()
    {
        while (_running.Length < _wanted)
        {
            if (_failedInARow >= MostFailures)
            {
                throw new InvalidOperationException($"Hosts do not start; see {folder}.");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>A host that a load balancer would take for alive; waits a moment for one.</summary>
    public async Task<HostProcess?> Any()
    {
        for (var i = 0; i < 20 && _listed.IsEmpty; i++)
        {
            await Task.Delay(50);
        }

        var listed = _listed;
        return listed.IsEmpty ? null : dice.Pick(listed);
    }

    public void Kill(HostProcess host)
    {
        Forget(host);
        log.Write(new Entry { Kind = What.Monkey, Outcome = "kill host", Host = host.Name, At = log.Now });
        host.Kill();
    }

    /// <summary>SIGTERM.</summary>
    public async Task Leave(HostProcess host)
    {
        var began = log.Now;
        Unlist(host);
        var inTime = await host.Leave(TimeSpan.FromSeconds(40));
        Forget(host);
        log.Write(new Entry { Kind = What.Monkey, Outcome = inTime ? "term host" : "term host, too late", Host = host.Name, At = began, Until = log.Now });
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _keeping;
        foreach (var host in _running)
        {
            host.Dispose();
        }

        _end.Dispose();
    }

    private async Task Keep()
    {
        while (!_end.IsCancellationRequested)
        {
            foreach (var gone in _running.Where(host => host is { HasExited: true, IsLeaving: false }))
            {
                log.Write(new Entry { Kind = What.Monkey, Outcome = "host ended by itself", Host = gone.Name });
                Forget(gone);
            }

            if (_running.Length < _wanted)
            {
                await Launch();
            }

            await Task.Delay(50);
        }
    }

    private async Task Launch()
    {
        // Sometimes the same port, as one machine has; sometimes another machine.
        var port = dice.Chance(0.5) && _running.All(host => host.Url.Port != _lastPort) ? _lastPort : Ports.Free();
        _lastPort = port;
        var machine = Enumerable.Range(0, int.MaxValue).First(number => _running.All(host => host.Machine != number));
        var name = "h" + Interlocked.Increment(ref _launched);
        var host = HostProcess.Launch(name, machine, dll, port, settings(name, machine), folder, clockSteps);
        if (!await host.Ready(TimeSpan.FromSeconds(30)) || _end.IsCancellationRequested)
        {
            _failedInARow++;
            host.Dispose();
            return;
        }

        _failedInARow = 0;
        lock (_lock)
        {
            _running = _running.Add(host);
            _listed = _listed.Add(host);
        }
    }

    private void Forget(HostProcess host)
    {
        lock (_lock)
        {
            _running = _running.Remove(host);
        }

        Unlist(host);
    }

    private void Unlist(HostProcess host) => _ = Task.Delay(Unnoticed).ContinueWith(
        _ =>
        {
            lock (_lock)
            {
                _listed = _listed.Remove(host);
            }
        },
        TaskScheduler.Default);
}
