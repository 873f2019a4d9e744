using System.Diagnostics;
using System.Text.Json;

namespace TriageBot.Tests.Support;

/// <summary>Runs the scripts and programs of tests/peers.</summary>
internal static class NodePeer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "peers");

    /// <summary>Why peers of these packages cannot run here, or null when they can.</summary>
    public static string? Missing(IEnumerable<string> packages)
    {
        if (!HasNode())
        {
            return "node is not installed";
        }

        var missing = packages.Where(package => !Directory.Exists(Path.Combine(Folder, "node_modules", package))).ToArray();
        return missing.Length is 0 ? null : $"npm {string.Join(", ", missing)} is not installed: run npm ci --ignore-scripts in tests/peers";
    }

    /// <summary>Gives the script one JSON document and returns the one it answers with.</summary>
    public static async Task<T> Ask<T>(string script, object question)
    {
        using var process = Start(script);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            await JsonSerializer.SerializeAsync(process.StandardInput.BaseStream, question, JsonSerializerOptions.Web, patience.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            process.ExitCode.ShouldBe(0, await errors);
            return JsonSerializer.Deserialize<T>(await output, JsonSerializerOptions.Web)!;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    public static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("node", arguments)
    {
        WorkingDirectory = Folder,
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));
}
