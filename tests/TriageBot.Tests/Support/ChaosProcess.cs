using System.Diagnostics;

namespace TriageBot.Tests.Support;

/// <summary>The chaos harness as anyone runs it, but briefly.</summary>
internal static class ChaosProcess
{
    /// <summary>Fails with the harness's own report.</summary>
    public static Task Storm(string store) => Run("--store", store, "--kills", "6", "--contacts", "20", "--talk", "6", "--minutes", "1");

    /// <summary>Looks at what becomes of the texts, not at how quick it was.</summary>
    public static Task Overload(string store) => Run("overload", "--store", store, "--seconds", "2");

    private static async Task Run(params string[] what)
    {
        var folder = AppContext.BaseDirectory;
        string[] arguments = [Path.Combine(folder, "TriageBot.Chaos.dll"), .. what, "--host", Path.Combine(folder, "TriageBot.dll")];
        using var chaos = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = chaos.StandardError.ReadToEndAsync();
        var output = await chaos.StandardOutput.ReadToEndAsync();
        await chaos.WaitForExitAsync();
        chaos.ExitCode.ShouldBe(0, output + await errors);
    }
}
