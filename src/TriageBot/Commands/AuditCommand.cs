using TriageBot.Stores;

namespace TriageBot.Commands;

/// <summary><c>audit verify</c>.</summary>
internal sealed class AuditCommand(AuditProof proof, TextWriter output, TextWriter error)
{
    private const string Start = "chain ";

    /// <param name="heads">Lines an earlier run printed; null for none.</param>
    /// <returns>Whether all is sound.</returns>
    public async Task<bool> Verify(FileInfo? heads, CancellationToken cancel)
    {
        if (heads is { Exists: false })
        {
            await error.WriteLineAsync($"There is no file {heads.Name}.");
            return false;
        }

        var known = heads is null ? [] : (await File.ReadAllLinesAsync(heads.FullName, cancel)).Where(line => line.StartsWith(Start, StringComparison.Ordinal)).Select(Mark).ToArray();
        var verdicts = await proof.Verify(known, cancel);
        foreach (var verdict in verdicts)
        {
            await output.WriteLineAsync(verdict.BrokenAt is { } link
                ? $"{Start}{verdict.Chain}: broken at entry {link.Number} of {link.Entry.At.UtcDateTime:u}: it or what stood before it was changed"
                : $"{Start}{verdict.Chain}: {verdict.Entries} entries, {verdict.Head}");
        }

        var lost = known.Except(verdicts.SelectMany(verdict => verdict.Found), StringComparer.Ordinal).Count();
        if (lost > 0)
        {
            await output.WriteLineAsync($"{lost} of the heads in {heads!.Name} are gone: entries were cut off the end.");
        }

        var broken = verdicts.Count(verdict => verdict.BrokenAt is not null);
        await output.WriteLineAsync($"{verdicts.Sum(verdict => verdict.Entries)} entries in {verdicts.Count} chains, {broken} broken");
        return broken == 0 && lost == 0;
    }

    private static string Mark(string line) => line[(line.LastIndexOf(' ') + 1)..];
}
