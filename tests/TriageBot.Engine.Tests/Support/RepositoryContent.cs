using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Tests.Support;

/// <summary>The dialogs and locales of the source tree.</summary>
internal static class RepositoryContent
{
    public static Library Load(ICollection<Finding> findings) =>
        LibraryLoader.Load(Files("dialogs").Where(file => !file.Path.Contains("/transcripts/", StringComparison.Ordinal)), Files("locales"), findings);

    private static IEnumerable<SourceFile> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file)));
}
