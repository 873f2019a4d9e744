using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Hosting;

namespace TriageBot.Publishing;

/// <summary>Takes down who has read what of a language. Everything it refuses it says why, in one sentence.</summary>
internal sealed class ReadingDesk(ContentDesk desk, DraftDesk drafts, HotlineTime time, TimeProvider clock)
{
    /// <summary>Somebody has read one text of the draft, and it says what the English says.</summary>
    /// <param name="print">Of the text as it was shown.</param>
    public Task<string?> Read(string tag, string id, string print, Editor by, CancellationToken cancel) => drafts.Change(by, "text-read", $"{tag}:{id}", book =>
        book.Draft.Find(tag, id) is not { } edit ? (null, "This text is not changed any more.")
        : !string.Equals(edit.Print, print, StringComparison.Ordinal) ? (null, "Somebody changed this text after you opened it. Read it as it is now.")
        : edit.IsOf(by) ? (null, "Somebody else has to read it: you wrote it.")
        : RowOf(book, edit) is not { } row || !string.Equals(SheetStamp.Parse(edit.Stamp)?.English, row.Stamp.English, StringComparison.Ordinal) ? (null, "The English has changed since this was written. Correct the translation first.")
        : (book.Draft.Read(edit, new LookedOver(by, clock.GetUtcNow(), print)), null), cancel);

    /// <summary>Somebody vouches for a language, as it is with the draft.</summary>
    /// <param name="status">As in <c>locale.yaml</c>.</param>
    public Task<string?> Vouch(string tag, string status, Editor by, CancellationToken cancel) => drafts.Change(by, "language-vouched", $"{tag}:{status}", book =>
    {
        var unfit = book.Library.Locales.TryGetValue(tag, out var locale) ? Unfit(book, locale, status) : null;
        return locale is null || unfit is null ? (null, "Choose what you have read.")
            : book.Draft.Edits.Any(edit => string.Equals(edit.Locale, tag, StringComparison.Ordinal) && edit.IsOf(by)) ? (null, $"Somebody else has to vouch for {locale.EnglishName} now: you wrote some of what is in the draft.")
            : unfit.Count > 0 ? (null, $"Not yet: {unfit.Count} of these texts are missing or older than their English, such as {unfit[0].Id}.")
            : (book.Draft.With(new LanguageReview(tag, status, by, time.Today)), null);
    }, cancel);

    /// <summary>Takes out of the draft that somebody vouches for a language.</summary>
    public Task<string?> Unvouch(string tag, Editor by, CancellationToken cancel) => drafts.Change(by, "language-unvouched", tag, book => (book.Draft.Unvouched(tag), null), cancel);

    private SheetRow? RowOf(Workbook book, TextEdit edit) => book.Library.Locales.TryGetValue(edit.Locale, out var locale)
        ? desk.Sheet(book.Library, locale).Rows.FirstOrDefault(row => string.Equals(row.Id, edit.Id, StringComparison.Ordinal))
        : null;

    // Null where there is no such status. Which words people type is their speakers' to say: an empty list is no gap.
    private List<SheetRow>? Unfit(Workbook book, Locale locale, string status) => status is LanguageReview.Essentials or LanguageReview.Everything
        ? [.. desk.Sheet(book.Library, locale).Rows.Where(row => row is { Kind: RowKind.Text, State: RowState.Missing or RowState.Stale } && row.English.Length > 0 && (status is LanguageReview.Everything || Essentials.Has(row.Id)))]
        : null;
}
