using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Reading.Model;

namespace TriageBot.Engine.Tests.Support;

/// <summary>The dialogs and locales of the source tree, read once.</summary>
internal static class RepositoryContent
{
    private static readonly Lazy<(Library Library, List<Finding> Findings)> Loaded = new(() =>
    {
        var findings = new List<Finding>();
        var library = LibraryLoader.Load(Files("dialogs").Where(file => !file.Path.Contains("/transcripts/", StringComparison.Ordinal)), Files("locales"), findings);
        var model = ReadingModel.Load(File.ReadAllBytes(Path.Combine(Repository.Root, "locales/reading.model")));
        return (library with { Readers = new Readers(library.Locales, model) }, findings);
    });

    public static Library Load(ICollection<Finding> findings)
    {
        Loaded.Value.Findings.ForEach(findings.Add);
        return Loaded.Value.Library;
    }

    private static IEnumerable<SourceFile> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file)));
}
