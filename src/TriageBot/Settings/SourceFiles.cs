using System.Text;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Settings;

/// <summary>Writes files of dialogs and locales so that whoever reads one meanwhile sees all of it or none.</summary>
internal static class SourceFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>All or, when one cannot be written, none of them.</summary>
    public static void Write(Func<string, string> resolve, IReadOnlyCollection<SourceFile> files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(resolve(file.Path))!);
            File.WriteAllBytes(resolve(file.Path) + ".new", [.. Mark(resolve(file.Path)), .. Utf8.GetBytes(file.Text)]);
        }

        foreach (var file in files)
        {
            File.Move(resolve(file.Path) + ".new", resolve(file.Path), overwrite: true);
        }
    }

    // Reading takes a byte order mark off; a file that had one keeps it.
    private static ReadOnlySpan<byte> Mark(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        Span<byte> start = stackalloc byte[3];
        using var stream = File.OpenRead(path);
        return stream.ReadAtLeast(start, 3, throwOnEndOfStream: false) == 3 && start.SequenceEqual(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble : [];
    }
}
