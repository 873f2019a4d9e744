using TriageBot.Engine.Texts;

namespace TriageBot.Publishing;

/// <summary>Where a named person vouches for a language, what changed of that is read by a second one before it is published.</summary>
internal static class SecondReading
{
    private const int MostNamed = 5;

    /// <summary>Changes that still want one. English has none of its own: whoever looks the draft over reads it.</summary>
    public static IEnumerable<TextEdit> Wanting(Workbook book) => book.Draft.Edits.Where(edit =>
        edit is { IsRead: false, Locale: not SourceStamp.Source }
        && !book.Draft.Reviews.Any(review => string.Equals(review.Locale, edit.Locale, StringComparison.Ordinal))
        && book.Published.Locales.GetValueOrDefault(edit.Locale)?.Review is { } review && IsVouchedFor(review, edit.Id));

    public static bool IsVouchedFor(Review review, string id) =>
        review.By is not null && (review.Status is LanguageReview.Everything || (review.Status is LanguageReview.Essentials && Essentials.Has(id)));

    /// <summary>Why the draft cannot be published yet; null when it can.</summary>
    public static string? Refusal(Workbook book)
    {
        var said = Wanting(book).GroupBy(edit => edit.Locale, StringComparer.Ordinal).Select(edits => Said(book.Published.Locales[edits.Key], [.. edits.Select(edit => edit.Id)])).ToList();
        return said.Count == 0 ? null : string.Join(" ", said);
    }

    private static string Said(Locale locale, List<string> ids) =>
        $"{locale.Review.By} vouches for {locale.EnglishName}, so a second person who knows it reads what changed there first, under Translate: {string.Join(", ", ids.Take(MostNamed))}{(ids.Count > MostNamed ? $" and {ids.Count - MostNamed} more" : "")}.";
}
