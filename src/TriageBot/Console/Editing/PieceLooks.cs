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
        return await Task.Run(() => Said(book, dialog, new PieceEdit(kind, dialog.Id, id, before?.Text, wanted.Text, null, [], clock.GetUtcNow()), form["shown"]), cancel);
    }

    private ImmutableArray<LookFinding> Said(Workbook book, Dialog dialog, PieceEdit edit, string? shown)
    {
        var (library, findings) = desk.Tried(book, edit);
        var (missing, others) = (findings.Count(finding => finding.Code is "text-missing"), findings.Where(finding => finding.Code is not "text-missing").ToList());
        return
        [
            .. string.Equals(shown ?? "", edit.Before ?? "", StringComparison.Ordinal) ? [] : new[] { new LookFinding(true, "Somebody changed it after you opened it.", "Open it anew, and put your change into that.") },
            .. others.Take(Most).Select(finding => new LookFinding(finding.Severity is Severity.Error, finding.Message, finding.Fix)),
            .. others.Exists(finding => finding.Severity is Severity.Error) ? [] : InWords(library, dialog.Id, edit),
            .. missing > 0 ? [new LookFinding(false, $"{missing} of its texts are still to be written, in each language.", "Keep it in the draft, then write them in Words.")] : Array.Empty<LookFinding>(),
            .. edit.Kind is PieceKind.Question && Moves(library, dialog) ? [new LookFinding(false, "Whoever is in the middle of a conversation finishes with the questions as they are now.", "")] : Array.Empty<LookFinding>(),
        ];
    }

    // What was typed as a condition, said back without short names.
    private static IEnumerable<LookFinding> InWords(Library library, string id, PieceEdit edit)
    {
        if (!library.Dialogs.TryGetValue(id, out var dialog) || Condition(dialog, edit) is not { } condition)
        {
            return [];
        }

        var verb = edit.Kind is PieceKind.Question ? "Asked" : "Holds";
        return [new LookFinding(false, $"{verb} when {new ConditionWords(dialog, library.English(dialog)).Of(condition)}.", "")];
    }

    private static Condition? Condition(Dialog dialog, PieceEdit edit) => edit.Kind switch
    {
        PieceKind.Question => dialog.Find(edit.Id)?.When,
        PieceKind.Rule => dialog.Rules.FirstOrDefault(rule => string.Equals(rule.Id, edit.Id, StringComparison.Ordinal))?.When,
        _ => null,
    };

    private static bool Moves(Library library, Dialog dialog) => library.Dialogs.TryGetValue(dialog.Id, out var after) && !string.Equals(after.Version, dialog.Version, StringComparison.Ordinal);
}
