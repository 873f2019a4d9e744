namespace TriageBot.Settings;

/// <summary>Where things are on disk. Relative paths in settings count from here.</summary>
/// <param name="Root">The repository in the source tree, the dll's folder once published.</param>
internal sealed record Layout(string Root)
{
    public static Layout Find() => Find(AppContext.BaseDirectory);

    /// <param name="start">The dll's folder.</param>
    public static Layout Find(string start)
    {
        // A published folder carries its own content, even when it lies inside a source tree.
        if (Directory.Exists(Path.Combine(start, "dialogs")))
        {
            return new Layout(start);
        }

        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TriageBot.sln")))
            {
                return new Layout(folder.FullName);
            }
        }

        return new Layout(start);
    }

    public string Resolve(string path) => Path.GetFullPath(path, Root);
}
