using System.Diagnostics;
using System.Text;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Docs;

/// <summary>Runs what a page tells its reader to type, with the program these tests were built with in the place of <c>dotnet run</c>.</summary>
internal static class Shell
{
    private const string AsWritten = "dotnet run --project src/TriageBot --";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<Ran> Run(string command, string input = "", params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", command.Replace(AsWritten, $"dotnet '{Path.Combine(AppContext.BaseDirectory, "TriageBot.dll")}'", StringComparison.Ordinal)])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            return new Ran(process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}

internal sealed record Ran(int Exit, string Output, string Error);

/// <summary>Examples are written for a shell; where there is none they are skipped and say so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellTheoryAttribute : TheoryAttribute
{
    public ShellTheoryAttribute() => Skip = ShellFactAttribute.Missing;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellFactAttribute : FactAttribute
{
    internal static readonly string? Missing = File.Exists("/bin/sh") ? null : "there is no /bin/sh";

    public ShellFactAttribute() => Skip = Missing;
}
