using System.Diagnostics;

namespace TriageBot.Tests.EndToEnd;

/// <summary>The chaos harness, briefly; <c>docs/reliability.md</c> tells of long runs.</summary>
public class ChaosTests
{
    [Fact]
    public Task Sqlite_KilledSixTimes_LosesAndDoublesNothing() => Storm("sqlite");

    private static async Task Storm(string store)
    {
        var folder = AppContext.BaseDirectory;
        string[] arguments = [Path.Combine(folder, "TriageBot.Chaos.dll"), "--store", store, "--host", Path.Combine(folder, "TriageBot.dll"), "--kills", "6", "--contacts", "20", "--talk", "6"];
        using var chaos = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await chaos.StandardOutput.ReadToEndAsync();
        await chaos.WaitForExitAsync();
        chaos.ExitCode.ShouldBe(0, output);
    }
}
