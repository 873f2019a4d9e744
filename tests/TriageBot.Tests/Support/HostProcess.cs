using System.Collections.Concurrent;
using System.Diagnostics;

namespace TriageBot.Tests.Support;

/// <summary>The host as a process of its own, which can be killed.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    private readonly ConcurrentQueue<string> _said;

    private HostProcess(Process process, Uri url, ConcurrentQueue<string> said) => (_process, Url, _said) = (process, url, said);

    /// <summary>Its log so far, for whoever wonders what went wrong.</summary>
    public string Said => string.Join('\n', _said);

    public Uri Url { get; }

    /// <summary>Returns once it is ready to answer.</summary>
    public static async Task<HostProcess> Start(string folder, params (string Key, string Value)[] settings)
    {
        var url = new Uri($"http://127.0.0.1:{FreePorts.One()}");
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "TriageBot.dll"));
        foreach (var (key, value) in settings.Append(("urls", url.ToString())).Append(("Storage:Sqlite:Path", Path.Combine(folder, "kill.db"))).Append(("Storage:SpoolPath", Path.Combine(folder, "spool"))))
        {
            start.ArgumentList.Add($"--{key}={value}");
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var process = Process.Start(start)!;
        var said = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Ready(process, url);
        return new HostProcess(process, url, said);
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said good-bye to.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>SIGTERM; returns the exit code once it has ended.</summary>
    public async Task<int> Terminate(TimeSpan patience)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        using var late = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(late.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static async Task Ready(Process process, Uri url)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromSeconds(60))
        {
            process.HasExited.ShouldBeFalse("the host ended at its start");
            try
            {
                if ((await client.GetAsync(new Uri(url, "/health/ready"))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
                await Task.Yield();
            }
        }

        throw new TimeoutException("the host does not get ready");
    }
}
