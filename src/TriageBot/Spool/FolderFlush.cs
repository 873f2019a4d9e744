using System.Runtime.InteropServices;
using System.Text;

namespace TriageBot.Spool;

/// <summary>Has a new name in a folder survive a power cut. .NET flushes files only, so this asks POSIX; elsewhere the file system's own journal has to do.</summary>
internal static class FolderFlush
{
    public static void ToDisk(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return;
        }

        var handle = Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (handle < 0)
        {
            throw new IOException("The folder cannot be opened to flush it.");
        }

        var failed = Flush(handle) != 0;
        _ = Close(handle);
        if (failed)
        {
            throw new IOException("The folder cannot be flushed.");
        }
    }

#pragma warning disable SYSLIB1054 // The generated form needs unsafe code for the whole project.
    [DllImport("libc", EntryPoint = "open"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
#pragma warning restore SYSLIB1054
}
