using System.Diagnostics;

namespace TriageBot.Chaos.World;

/// <summary>The product's command line, as staff would use it.</summary>
internal static class Verb
{
    public static async Task<string> Run(string dll, IEnumerable<string> verb, IEnumerable<string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [dll, .. verb, .. settings]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output + await error;
    }
}
