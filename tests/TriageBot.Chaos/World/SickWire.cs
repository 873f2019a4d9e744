using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TriageBot.Chaos.World;

/// <summary>A wire between hosts and Redis that can be slow, stand still or break.</summary>
internal sealed class SickWire : IDisposable
{
    private readonly int _to;
    private readonly TcpListener _listener;
    private readonly ConcurrentDictionary<TcpClient, byte> _ends = [];
    private readonly CancellationTokenSource _end = new();
    private volatile TaskCompletionSource _flows = Done();
    private volatile int _delay;

    public SickWire(int port, int to)
    {
        _to = to;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Task.Run(Accept);
    }

    public int Port { get; }

    /// <summary>Each piece of data arrives so much later.</summary>
    public void Delay(TimeSpan by) => _delay = (int)by.TotalMilliseconds;

    /// <summary>Nothing passes, but no connection breaks.</summary>
    public void Stall() => _flows = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Flow()
    {
        var held = _flows;
        _flows = Done();
        held.TrySetResult();
    }

    /// <summary>Breaks every connection, in the middle of whatever passes.</summary>
    public void Cut()
    {
        foreach (var end in _ends.Keys)
        {
            end.Close();
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        Cut();
        _end.Dispose();
    }

    private async Task Accept()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = Connect(await _listener.AcceptTcpClientAsync(_end.Token));
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Connect(TcpClient near)
    {
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        _ends.TryAdd(near, 0);
        _ends.TryAdd(far, 0);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _to);
            await Task.WhenAny(Pass(near, far), Pass(far, near));
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The other end sees that it broke.
        }

        near.Close();
        far.Close();
        _ends.TryRemove(near, out _);
        _ends.TryRemove(far, out _);
    }

    private async Task Pass(TcpClient from, TcpClient to)
    {
        var (source, target) = (from.GetStream(), to.GetStream());
        var piece = new byte[1 << 14];
        while (await source.ReadAsync(piece) is var length && length > 0)
        {
            await _flows.Task;
            if (_delay > 0)
            {
                await Task.Delay(_delay);
            }

            await target.WriteAsync(piece.AsMemory(0, length));
        }
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
