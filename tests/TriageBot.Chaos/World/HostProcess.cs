using System.Diagnostics;

namespace TriageBot.Chaos.World;

/// <summary>One host, a process of its own.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(2) };

    private readonly Process _process;
    private readonly StreamWriter _output;

    private HostProcess(string name, int machine, Uri url, Process process, StreamWriter output, HostClock clock) =>
        (Name, Machine, Url, _process, _output, Clock) = (name, machine, url, process, output, clock);

    public string Name { get; }

    /// <summary>Whose disk it uses.</summary>
    public int Machine { get; }

    public Uri Url { get; }

    public HostClock Clock { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>It was asked to leave.</summary>
    public bool IsLeaving { get; private set; }

    /// <summary>Begins to start; what it prints goes to a file beside the logs.</summary>
    public static HostProcess Launch(string name, int machine, string dll, int port, IEnumerable<string> settings, string folder, bool clockSteps)
    {
        var url = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(dll);
        start.ArgumentList.Add($"--urls={url}");
        foreach (var setting in settings)
        {
            start.ArgumentList.Add(setting);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["DOTNET_TieredPGO"] = "0";
        var clock = HostClock.Give(Path.Combine(folder, name + ".clock"), start.Environment, clockSteps);
        var output = new StreamWriter(Path.Combine(folder, name + ".txt")) { AutoFlush = true };
        var process = Process.Start(start)!;
        var gate = new Lock();
        void Keep(object _, DataReceivedEventArgs line)
        {
            lock (gate)
            {
                if (line.Data is { } text && output.BaseStream is { CanWrite: true })
                {
                    output.WriteLine(text);
                }
            }
        }

        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new HostProcess(name, machine, url, process, output, clock);
    }

    /// <summary>False when it ends, or is not ready in time.</summary>
    public async Task<bool> Ready(TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < patience && !_process.HasExited)
        {
            try
            {
                using var answer = await Client.GetAsync(new Uri(Url, "/health/ready"));
                if (answer.IsSuccessStatusCode)
                {
                    return true;
                }
            }
            catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        return false;
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said good-bye to.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
    }

    /// <summary>SIGTERM, and the time it takes to leave; SIGKILL when that is too long, which returns false.</summary>
    public async Task<bool> Leave(TimeSpan patience)
    {
        IsLeaving = true;
        using var term = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await term.WaitForExitAsync();
        using var end = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(end.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            Kill();
            return false;
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _output.Dispose();
    }
}
