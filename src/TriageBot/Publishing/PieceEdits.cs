using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Dialogs.Pieces;
using TriageBot.Engine.Texts.Editing;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Publishing;

/// <summary>Writes the changes of a draft into the files of the dialogs.</summary>
internal static class PieceEdits
{
    /// <summary>Path of the file that a piece of this kind stands in.</summary>
    public static string PathOf(Dialog dialog, PieceKind kind) => Path.GetDirectoryName(dialog.Source!.Path)!.Replace('\\', '/') + "/" + PiecePlace.Of(kind).File;

    /// <summary>All of a kind, in the order of the file.</summary>
    public static ImmutableArray<Piece> Of(IReadOnlyDictionary<string, SourceFile> files, Dialog dialog, PieceKind kind) =>
        files.TryGetValue(PathOf(dialog, kind), out var file) ? PieceFile.Read(file.Text, kind) : [];

    /// <summary>The files that change. A change that does not fit any more is left out, and said.</summary>
    public static ImmutableArray<PublishedFile> Apply(Library library, IReadOnlyDictionary<string, SourceFile> files, Draft draft, ICollection<SheetProblem> problems)
    {
        var changed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (edit, place) in draft.Pieces.Select((edit, place) => (edit, place)))
        {
            if (!library.Dialogs.TryGetValue(edit.Dialog, out var dialog))
            {
                problems.Add(Problem(place, edit, $"There is no dialog '{edit.Dialog}' any more."));
                continue;
            }

            var path = PathOf(dialog, edit.Kind);
            var text = changed.GetValueOrDefault(path) ?? files.GetValueOrDefault(path)?.Text ?? "";
            var now = PieceFile.Read(text, edit.Kind).FirstOrDefault(piece => string.Equals(piece.Id, edit.Id, StringComparison.Ordinal))?.Text;
            if (edit.Behind is null && string.Equals(now, edit.After, StringComparison.Ordinal))
            {
                // It is as somebody wanted it by now: another draft brought it, or this one, and was not cleared.
                continue;
            }

            if (Misfit(now, edit) is { } misfit)
            {
                problems.Add(Problem(place, edit, misfit));
                continue;
            }

            try
            {
                changed[path] = edit.Wanted is { } wanted ? PieceFile.Put(text, wanted, edit.Behind) : PieceFile.Take(text, edit.Kind, edit.Id);
                TakeTexts(files, changed, dialog, edit);
            }
            catch (InvalidOperationException unfit)
            {
                // One change that cannot be written must not keep the others from being seen.
                problems.Add(Problem(place, edit, $"It cannot be written into the file: {unfit.Message}."));
            }
        }

        return [.. changed.Select(file => new PublishedFile(file.Key, file.Value))];
    }

    private static string? Misfit(string? now, PieceEdit edit) =>
        string.Equals(now, edit.Before, StringComparison.Ordinal) || (now is not null && string.Equals(now, edit.After, StringComparison.Ordinal)) ? null
        : now is null ? "It is not there any more."
        : edit.Before is null ? "There is another one of this name by now."
        : "It has been changed since, in what is published.";

    // The words of a question or an option that goes are said nowhere any more.
    private static void TakeTexts(IReadOnlyDictionary<string, SourceFile> files, Dictionary<string, string> changed, Dialog dialog, PieceEdit edit)
    {
        var gone = Gone(edit).ToList();
        if (gone.Count == 0)
        {
            return;
        }

        foreach (var path in files.Keys.Where(path => path.EndsWith($"/{dialog.Id}.yaml", StringComparison.Ordinal)))
        {
            var text = changed.GetValueOrDefault(path) ?? files[path].Text;
            var left = TextEdits.Take(text, key => gone.Exists(prefix => IsUnder(key, prefix) || IsUnder(key, "sources." + prefix)));
            if (!string.Equals(left, text, StringComparison.Ordinal))
            {
                changed[path] = left;
            }
        }
    }

    private static IEnumerable<string> Gone(PieceEdit edit)
    {
        if (edit.Kind is not PieceKind.Question || edit.Was is not { } was)
        {
            return [];
        }

        return edit.Wanted is { } wanted ? Options(was).Except(Options(wanted), StringComparer.Ordinal).Select(option => $"{edit.Id}.options.{option}") : [edit.Id];
    }

    private static IEnumerable<string> Options(Piece piece) => piece.Fields.FirstOrDefault(field => field.Key is "options")?.Values ?? [];

    private static bool IsUnder(string key, string prefix) =>
        string.Equals(key, prefix, StringComparison.Ordinal) || (key.Length > prefix.Length && key[prefix.Length] is '.' && key.StartsWith(prefix, StringComparison.Ordinal));

    private static SheetProblem Problem(int place, PieceEdit edit, string reason) =>
        new(place, edit.Id, Severity.Error, "piece-misfit", reason, "Take the change out, and make it again on what is there now.");
}
