using System.Diagnostics;

namespace TriageBot.Tests.Support;

/// <summary>The chaos harness as anyone runs it, but briefly.</summary>
internal static class ChaosProcess
{
    /// <summary>Fails with the harness's own report.</summary>
    public static async Task Storm(string store)
    {
        var folder = AppContext.BaseDirectory;
        string[] arguments =
        [
            Path.Combine(folder, "TriageBot.Chaos.dll"), "--host", Path.Combine(folder, "TriageBot.dll"),
            "--store", store, "--kills", "6", "--contacts", "20", "--talk", "6", "--minutes", "1",
        ];
        using var chaos = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await chaos.StandardOutput.ReadToEndAsync();
        await chaos.WaitForExitAsync();
        chaos.ExitCode.ShouldBe(0, output);
    }
}
