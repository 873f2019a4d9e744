using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts.Editing;
using TriageBot.Hosting;
using TriageBot.Settings;

namespace TriageBot.Publishing;

/// <summary>Keeps the files and the console in step: what was published goes into the files, and what changed in the files into the draft.</summary>
internal sealed class ContentFolder(PublicationShelf shelf, DraftDesk drafts, HostSettings settings, TimeProvider clock)
{
    /// <summary>Writes what is in use into the files below a folder. Where one of them was changed meanwhile nothing at all is written.</summary>
    /// <param name="folder">That holds the folders of dialogs and locales; null: where the settings say.</param>
    /// <returns>False: files are in the way.</returns>
    public async Task<bool> Export(string? folder, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var root = folder ?? settings.Layout.Root;
        var publication = shelf.At(clock.GetUtcNow());
        var files = (await shelf.Files(publication, cancel)).Select(file => (File: file, Path: Path.Combine(root, file.Path))).ToList();
        var inTheWay = files.Where(one => Text(one.Path) is { } there && !Same(there, one.File.Text) && !Same(there, one.File.Base)).ToList();
        if (inTheWay.Count > 0)
        {
            await error.WriteLineAsync("Nothing is written. These files have changes that the console does not know:");
            inTheWay.ForEach(one => error.WriteLine("  " + one.File.Path));
            await error.WriteLineAsync("Bring them into the draft with \"content import\", publish, and export again.");
            return false;
        }

        var changed = files.Where(one => !Same(Text(one.Path), one.File.Text)).ToList();
        SourceFiles.Write(path => Path.Combine(root, path), [.. changed.Select(one => new SourceFile(one.File.Path, one.File.Text))]);
        changed.ForEach(one => output.WriteLine(one.File.Path));
        await output.WriteLineAsync(publication is null ? "Nothing was ever published in the console: the files are what counts." : $"Version {publication.Number}: {changed.Count} files written, {files.Count - changed.Count} were as they should be.");
        return true;
    }

    /// <summary>Puts what the release changed in files that were changed here too into the draft.</summary>
    /// <returns>Why not; null when it is in the draft.</returns>
    public Task<string?> Bring(Editor by, CancellationToken cancel) => drafts.Change(by, "files-brought", "draft", book =>
        book.Outdated.IsEmpty ? (null, "There is nothing to bring in: no file was changed in both places.")
        : (book.Outdated.Aggregate(book.Draft, (all, file) => all.With(Brought(file, by, clock.GetUtcNow()))), null), cancel);

    private static BroughtFile Brought(OutdatedFile file, Editor by, DateTimeOffset now)
    {
        var rebased = Rebase.Of(file.Base, file.Published, file.Release);
        return new BroughtFile(file.Path, file.Published, file.Release, rebased.Text, rebased.Both, by, now);
    }

    private static string? Text(string path) => File.Exists(path) ? File.ReadAllText(path) : null;

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}
