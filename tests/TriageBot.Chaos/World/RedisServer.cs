using System.Diagnostics;
using System.Net.Sockets;

namespace TriageBot.Chaos.World;

/// <summary>A real redis-server that has every write on the disk before it answers.</summary>
internal sealed class RedisServer(string folder, int port, params IReadOnlyList<string> more) : IDisposable
{
    private Process? _process;

    public int Port => port;

    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, "redis-server")));

    /// <summary>Returns once it answers; on the files of the time before.</summary>
    public async Task Start()
    {
        Directory.CreateDirectory(folder);
        string[] arguments =
        [
            "--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "yes", "--appendfsync", "always",
            "--logfile", Path.Combine(folder, "redis.log"), .. more,
        ];
        _process = Process.Start(new ProcessStartInfo("redis-server", arguments) { UseShellExecute = false })!;
        var clock = Stopwatch.StartNew();
        while (!await Answers())
        {
            if (_process.HasExited || clock.Elapsed > TimeSpan.FromSeconds(30))
            {
                throw new InvalidOperationException($"redis-server does not start; see {folder}.");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>What one command answers, as raw protocol.</summary>
    public async Task<string> Ask(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(command + "\r\n"));
        var answer = new byte[1 << 16];
        var length = await stream.ReadAsync(answer);
        return System.Text.Encoding.ASCII.GetString(answer, 0, length);
    }

    public void Dispose() => Kill();

    private async Task<bool> Answers()
    {
        try
        {
            return (await Ask("PING")).StartsWith("+PONG", StringComparison.Ordinal);
        }
        catch (Exception notYet) when (notYet is SocketException or IOException)
        {
            return false;
        }
    }
}
