using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Settings;

namespace TriageBot.Commands;

/// <summary>What <c>check PATH…</c> looks at: the files named, in the midst of everything else the settings name, because
/// a dialog means little without its texts and a text without its dialog.</summary>
internal sealed class CheckedFiles
{
    private readonly HashSet<string> _named;
    private readonly HashSet<string> _dialogs;

    private CheckedFiles(Library library, HashSet<string> named, HashSet<string> dialogs)
    {
        Library = library;
        _named = named;
        _dialogs = dialogs;
    }

    public Library Library { get; }

    /// <param name="paths">Files or folders; none: all.</param>
    public static CheckedFiles Load(Layout layout, ContentOptions options, IReadOnlyCollection<string> paths, ICollection<Finding> findings)
    {
        var named = paths.SelectMany(path => ContentFiles.Read(layout, path, findings)).DistinctBy(file => file.Path, StringComparer.Ordinal).ToList();
        var names = named.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var locales = named.Where(file => IsLocale(file, layout)).ToList();
        var library = LibraryLoader.Load(
            Over(named.Except(locales), ContentFiles.Read(layout, options.DialogsPath, findings)).Where(file => !ContentFiles.IsTranscript(file)),
            Over(locales, ContentFiles.Read(layout, options.LocalesPath, findings)),
            findings);
        var dialogs = library.Dialogs.Values.Where(dialog => dialog.Source is { } source && names.Contains(source.Path)).Select(dialog => dialog.Id + ".yaml");
        return new CheckedFiles(library, names, dialogs.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>In a file that was named, or in the texts of a dialog that was.</summary>
    public bool Concerns(Finding finding) =>
        _named.Count == 0 || _named.Contains(finding.File) || _dialogs.Contains(Path.GetFileName(finding.File)) || finding.Code is "path-missing";

    /// <summary>A file named takes the place of the one that is the same dialog, or has the same name in a folder of the same name.</summary>
    private static IEnumerable<SourceFile> Over(IEnumerable<SourceFile> named, IEnumerable<SourceFile> configured) =>
        named.Concat(configured).DistinctBy(NameOf, StringComparer.Ordinal);

    private static string NameOf(SourceFile file) => Path.GetFileName(file.Path) is "dialog.yaml" && DialogLoader.Load(file, []) is { Id.Length: > 0 } dialog
        ? dialog.Id
        : string.Join('/', file.Path.Split('/').TakeLast(2));

    private static bool IsLocale(SourceFile file, Layout layout) => Path.GetFileName(file.Path) is RelayLoader.FileName
        || File.Exists(Path.Combine(Path.GetDirectoryName(layout.Resolve(file.Path)) ?? "", "locale.yaml"));
}
