using System.Text.RegularExpressions;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Dialogs.Pieces;

namespace TriageBot.Publishing;

/// <summary>Changes questions, rules, numbers and places in the draft. Everything it refuses it says why, in one sentence.</summary>
internal sealed partial class PieceDesk(DraftDesk drafts, TimeProvider clock)
{
    public const int LongestPiece = 4000;

    /// <summary>Puts it as somebody wants it.</summary>
    /// <param name="shown">As it was shown, in one line of YAML; null for a new one.</param>
    /// <param name="behind">As of <see cref="PieceEdit"/>.</param>
    /// <returns>Why not; null when it is in the draft.</returns>
    public Task<string?> Put(string dialog, Piece wanted, string? shown, string? behind, Editor by, CancellationToken cancel) =>
        !IdPattern().IsMatch(wanted.Id) ? Refused("Give it a short name of small letters, digits and _ that begins with a letter, such as: lawyer_still.")
        : behind is not null && IsOpening(wanted.Kind, wanted.Id) ? Refused("Every conversation opens with this question: it stays where it is.")
        : wanted.Text.Length > LongestPiece ? Refused($"That is too long: {LongestPiece} letters at most.")
        : Change(new PieceEdit(wanted.Kind, dialog, wanted.Id, null, wanted.Text, string.Equals(behind, wanted.Id, StringComparison.Ordinal) ? null : behind, [by], clock.GetUtcNow()), shown, cancel);

    /// <summary>Takes it out of the dialog.</summary>
    public Task<string?> Remove(PieceKind kind, string dialog, string id, string shown, Editor by, CancellationToken cancel) =>
        IsOpening(kind, id) ? Refused("Every conversation opens with this question: it cannot go.")
        : Change(new PieceEdit(kind, dialog, id, null, null, null, [by], clock.GetUtcNow()), shown, cancel);

    /// <summary>Takes the change out of the draft.</summary>
    public Task<string?> Drop(PieceKind kind, string dialog, string id, Editor by, CancellationToken cancel) =>
        drafts.Change(by, "piece-dropped", Subject(kind, dialog, id), draft => draft.Without(kind, dialog, id), cancel);

    private Task<string?> Change(PieceEdit edit, string? shown, CancellationToken cancel) =>
        drafts.Change(edit.By[0], edit.After is null ? "piece-removed" : "piece-drafted", Subject(edit.Kind, edit.Dialog, edit.Id), book => Changed(book, edit, shown), cancel);

    private static (Draft? Draft, string? Refusal) Changed(Workbook book, PieceEdit edit, string? shown)
    {
        if (!book.Library.Dialogs.TryGetValue(edit.Dialog, out var dialog))
        {
            return (null, "There is no such dialog.");
        }

        var now = PieceEdits.Of(book.Files, dialog, edit.Kind).FirstOrDefault(piece => string.Equals(piece.Id, edit.Id, StringComparison.Ordinal))?.Text;
        return Refusal(now, shown) is { } refusal ? (null, refusal) : (book.Draft.With(edit with { Before = now }), null);
    }

    private static string? Refusal(string? now, string? shown) =>
        string.Equals(now, shown, StringComparison.Ordinal) ? null
        : shown is null ? "There is one of this name already. Give yours another."
        : now is null ? "Somebody took it out after you opened it."
        : "Somebody changed it after you opened it. It is shown as it is now; put your change into that.";

    private static bool IsOpening(PieceKind kind, string id) => kind is PieceKind.Question && id is Opening.Safe or Opening.Danger or Opening.Consent;

    private static Task<string?> Refused(string why) => Task.FromResult<string?>(why);

    private static string Subject(PieceKind kind, string dialog, string id) => $"{kind.ToString().ToLowerInvariant()}:{dialog}:{id}";

    [GeneratedRegex("^[a-z][a-z0-9_-]{0,39}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();
}
