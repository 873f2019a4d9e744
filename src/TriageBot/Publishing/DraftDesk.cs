using TriageBot.Console;

namespace TriageBot.Publishing;

/// <summary>Changes the draft, anew where somebody else was quicker, and has the audit trail say so.</summary>
internal sealed class DraftDesk(ContentDesk desk, DraftShelf drafts, AuditNotes audit)
{
    private const int Tries = 5;

    /// <param name="change">Made without opening the draft, so that it also mends one that cannot be opened.</param>
    /// <returns>Why not; null when it is in the draft.</returns>
    public Task<string?> Change(Editor by, string action, string subject, Func<Draft, Draft> change, CancellationToken cancel) => Save(
        by,
        action,
        subject,
        async () =>
        {
            var (draft, version) = await drafts.Read(cancel);
            return (change(draft), version, null);
        },
        cancel);

    /// <param name="change">Looks at all content as the draft has it now: what becomes of the draft, or why not.</param>
    /// <returns>As of the other.</returns>
    public Task<string?> Change(Editor by, string action, string subject, Func<Workbook, (Draft? Draft, string? Refusal)> change, CancellationToken cancel) => Save(
        by,
        action,
        subject,
        async () =>
        {
            var book = await desk.Open(cancel);
            var (draft, refusal) = change(book);
            return (draft, book.Version, refusal);
        },
        cancel);

    private async Task<string?> Save(Editor by, string action, string subject, Func<Task<(Draft? Draft, long Version, string? Refusal)>> change, CancellationToken cancel)
    {
        for (var i = 0; i < Tries; i++)
        {
            var (draft, version, refusal) = await change();
            if (draft is null)
            {
                return refusal;
            }

            if (await drafts.Save(draft, version, cancel))
            {
                await audit.Write(by.Tag, action, subject, cancel);
                return null;
            }
        }

        return "Others kept changing the draft. Try again.";
    }
}
