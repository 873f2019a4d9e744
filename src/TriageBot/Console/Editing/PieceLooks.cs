using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Dialogs.Pieces;
using TriageBot.Publishing;

namespace TriageBot.Console.Editing;

/// <summary>What would be wrong with a piece, while somebody still fills in its form. Nothing is kept.</summary>
internal sealed class PieceLooks(ContentDesk desk, TimeProvider clock)
{
    private const int Most = 6;

    /// <returns>Null where there is no such dialog.</returns>
    public async Task<ImmutableArray<LookFinding>?> Of(IFormCollection form, CancellationToken cancel)
    {
        var book = await desk.Open(cancel);
        if (!book.Library.Dialogs.TryGetValue(form["dialog"].ToString(), out var dialog) || !Enum.TryParse<PieceKind>(form["kind"], ignoreCase: true, out var kind))
        {
            return null;
        }

        var id = form["id"].ToString().Trim();
        var before = PieceEdits.Of(book.Files, dialog, kind).FirstOrDefault(piece => string.Equals(piece.Id, id, StringComparison.Ordinal));
        var wanted = PieceForms.Read(kind, dialog, before, id, key => form[key]);
        return await Task.Run(() => Said(book, dialog, new PieceEdit(kind, dialog.Id, id, before?.Text, wanted.Text, null, [], clock.GetUtcNow())), cancel);
    }

    private ImmutableArray<LookFinding> Said(Workbook book, Dialog dialog, PieceEdit edit)
    {
        var (library, findings) = desk.Tried(book, edit);
        var (missing, others) = (findings.Count(finding => finding.Code is "text-missing"), findings.Where(finding => finding.Code is not "text-missing").ToList());
        var languages = findings.Where(finding => finding.Code is "text-missing").Select(finding => finding.File).Distinct(StringComparer.Ordinal).Count();
        return
        [
            .. others.Take(Most).Select(finding => new LookFinding(finding.Severity is Severity.Error, finding.Message, finding.Fix)),
            .. missing > 0 ? [new LookFinding(false, $"{missing} texts in {languages} languages are still to be written.", "Keep it in the draft, then write them in Words.")] : Array.Empty<LookFinding>(),
            .. edit.Kind is PieceKind.Question && Moves(library, dialog) ? [new LookFinding(false, "Whoever is in the middle of a conversation finishes with the questions as they are now.", "")] : Array.Empty<LookFinding>(),
        ];
    }

    private static bool Moves(Library library, Dialog dialog) => library.Dialogs.TryGetValue(dialog.Id, out var after) && !string.Equals(after.Version, dialog.Version, StringComparison.Ordinal);
}
