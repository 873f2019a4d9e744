using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace TriageBot.Race;

/// <summary>A program of the race; ends with it.</summary>
internal sealed class Runner : IDisposable
{
    private readonly Process process;

    private Runner(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>Returns once something listens on the port.</summary>
    public static async Task<Runner> Start(string[] command, string folder, int port, params (string Key, string Value)[] environment)
    {
        var started = Begin(command, folder, environment);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var patience = Stopwatch.StartNew();
        while (!await Listens(port))
        {
            if (started.HasExited || patience.Elapsed > TimeSpan.FromSeconds(60))
            {
                throw new InvalidOperationException($"{string.Join(' ', command)} does not start");
            }

            await Task.Delay(100);
        }

        return new Runner(started);
    }

    /// <summary>Runs it to its end; returns what it printed.</summary>
    public static async Task<string> Output(string[] command, string folder, params (string Key, string Value)[] environment)
    {
        using var started = Begin(command, folder, environment);
        started.BeginErrorReadLine();
        var output = await started.StandardOutput.ReadToEndAsync();
        await started.WaitForExitAsync();
        return output;
    }

    /// <summary>Seconds of processor time so far, all threads, both modes.</summary>
    public double Processor()
    {
        var stat = File.ReadAllText($"/proc/{process.Id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
    }

    /// <summary>Resident megabytes.</summary>
    public double Resident()
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal));
        return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static Process Begin(string[] command, string folder, (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<bool> Listens(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
