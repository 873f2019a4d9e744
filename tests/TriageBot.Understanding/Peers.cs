using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TriageBot.Understanding;

/// <summary>What programs of others make of the same items. Nothing where their packages are not installed.</summary>
internal static class Peers
{
    public static async Task<IReadOnlyList<string>> Rows(string folder, IReadOnlyList<Item> items, DateOnly today)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            return [$"Not measured here: run `npm ci --ignore-scripts --prefix tests/TriageBot.Understanding/peers` first."];
        }

        var start = new ProcessStartInfo("node", [Path.Combine(folder, "read.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new { today = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), items }));
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return (await output).TrimEnd().Split('\n');
    }
}
