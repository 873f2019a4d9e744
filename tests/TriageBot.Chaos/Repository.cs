using System.Diagnostics;

namespace TriageBot.Chaos;

/// <summary>Where the product lies.</summary>
internal static class Repository
{
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TriageBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Run it from the source tree: it reads the example conversations there.");
    }

    /// <summary>Builds the host, so that it is never an old one that is tried; returns its dll.</summary>
    public static async Task<string> Build(string root)
    {
        var project = Path.Combine(root, "src", "TriageBot");
        using var build = Process.Start("dotnet", ["build", project, "-c", "Release", "-v", "q", "--nologo"]);
        await build.WaitForExitAsync();
        return build.ExitCode == 0 ? Path.Combine(project, "bin", "Release", "net10.0", "TriageBot.dll") : throw new InvalidOperationException("The host does not build.");
    }
}
