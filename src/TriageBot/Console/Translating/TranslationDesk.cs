using System.Collections.Immutable;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Publishing;

namespace TriageBot.Console.Translating;

/// <summary>Opens one language as the draft would have it, with what there is to do in it.</summary>
internal sealed class TranslationDesk(ContentDesk desk, PublicationShelf shelf)
{
    /// <summary>Null where there is no such language, or it is English.</summary>
    public async Task<LanguageWork?> Open(string tag, CancellationToken cancel)
    {
        var book = await desk.Open(cancel);
        if (tag is SourceStamp.Source || !book.Library.Locales.TryGetValue(tag, out var locale))
        {
            return null;
        }

        var sheet = desk.Sheet(book.Library, locale).WithOldEnglish(Earlier(book));
        var known = Known(tag);
        return new LanguageWork(book, locale, sheet, [.. sheet.Rows.Where(row => row.Kind is not RowKind.Stored).OrderBy(Essentials.Rank).Select(row => TranslationTask.Of(row, book.Draft.Find(tag, row.Id), locale.Review, known.Contains((row.Id, row.Was))))]);
    }

    // What people have published of a language, word for word.
    private HashSet<(string Id, string Text)> Known(string tag) =>
        [.. shelf.All.SelectMany(one => one.Edits).Where(edit => string.Equals(edit.Locale, tag, StringComparison.Ordinal)).Select(edit => (edit.Id, edit.After))];

    // Every English text that is known to have stood somewhere.
    private IEnumerable<string> Earlier(Workbook book)
    {
        var edits = shelf.All.SelectMany(one => one.Edits).Concat(book.Draft.Edits).ToList();
        return edits.Where(edit => edit.Locale is SourceStamp.Source).SelectMany(edit => new[] { edit.Before, edit.After }).Concat(edits.Select(edit => edit.English).OfType<string>());
    }
}

/// <summary>One language as the draft would have it.</summary>
/// <param name="Tasks">Every text of it, what people in danger read first.</param>
internal sealed record LanguageWork(Workbook Book, Locale Locale, Sheet Sheet, ImmutableArray<TranslationTask> Tasks)
{
    public TranslationTask? Find(string id) => Tasks.FirstOrDefault(task => string.Equals(task.Row.Id, id, StringComparison.Ordinal));

    /// <summary>What somebody could do after this text; null at the end.</summary>
    public TranslationTask? After(string id, Editor editor) =>
        Tasks.SkipWhile(task => !string.Equals(task.Row.Id, id, StringComparison.Ordinal)).Skip(1).FirstOrDefault(task => task.IsFor(editor));
}
