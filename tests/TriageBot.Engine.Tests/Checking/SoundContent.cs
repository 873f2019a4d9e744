using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Checking.Wording;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Tests.Support;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Tests.Checking;

/// <summary>The small content below <c>Sound/</c>, in which nothing is wrong until a test breaks it.</summary>
internal sealed record SoundContent(ImmutableSortedDictionary<string, string> Files)
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly string Folder = Path.Combine(Repository.Root, "tests/TriageBot.Engine.Tests/Checking/Sound");

    public static SoundContent Load() => new(Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
        .ToImmutableSortedDictionary(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal));

    /// <summary>As after <c>locales stamp es</c>.</summary>
    public SoundContent Stamped()
    {
        var library = Library([]);
        return new(LocaleProgress.Stamps(library, library.Locales["es"], [])
            .Aggregate(Files, (files, stamps) => files.SetItem(stamps.File, StampBlock.Replace(files[stamps.File], stamps.Stamps))));
    }

    public SoundContent With(string file, string change, string to)
    {
        Files[file].ShouldContain(change);
        var at = Files[file].IndexOf(change, StringComparison.Ordinal);
        return new(Files.SetItem(file, Files[file].Remove(at, change.Length).Insert(at, to)));
    }

    /// <summary>Of the loader and of every check.</summary>
    public IReadOnlyList<Finding> Findings()
    {
        var findings = new List<Finding>();
        var library = Library(findings);
        return [.. findings, .. new ContentCheck(library, QuestionTypes.Default(), "Legal Help Line", Today).Run().Findings];
    }

    public int LineOf(string file, string text) => Files[file][..Files[file].IndexOf(text, StringComparison.Ordinal)].Count(character => character == '\n') + 1;

    public Library Library(ICollection<Finding> findings) => LibraryLoader.Load(Below("dialogs/"), Below("locales/"), findings);

    private IEnumerable<SourceFile> Below(string folder) =>
        Files.Where(file => file.Key.StartsWith(folder, StringComparison.Ordinal)).Select(file => new SourceFile(file.Key, file.Value));
}
