using System.Diagnostics;

namespace TriageBot.Chaos.World;

/// <summary>A file system of its own (tmpfs, which needs root), that can be filled to the last byte.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 192;

    private SmallDisk(string folder, bool isSmall) => (Folder, IsSmall) = (folder, isSmall);

    public string Folder { get; }

    /// <summary>False where it could not be mounted: then it is an ordinary folder that is never full.</summary>
    public bool IsSmall { get; }

    private string Filler => Path.Combine(Folder, "filler");

    public static SmallDisk Mount(string folder)
    {
        Directory.CreateDirectory(folder);
        return new SmallDisk(folder, Environment.UserName is "root" && Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "chaos", folder));
    }

    public void Fill()
    {
        var block = new byte[1 << 16];
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        for (var size = block.Length; size > 0; size /= 2)
        {
            WriteUntilFull(file, block.AsSpan(0, size));
        }
    }

    public void Empty() => File.Delete(Filler);

    public void Dispose()
    {
        if (IsSmall)
        {
            Run("umount", "-l", Folder);
        }
    }

    private static void WriteUntilFull(FileStream file, ReadOnlySpan<byte> block)
    {
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // That is the point.
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
