using System.Collections.Immutable;
using TriageBot.Console;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Publishing;

/// <summary>Changes the draft, and makes versions of it. Everything it refuses it says why, in one sentence.</summary>
internal sealed class Publisher(ContentDesk desk, DraftDesk drafts, DraftShelf kept, PublicationShelf shelf, Examples examples, ExampleRecorder recorder, AuditNotes audit, TimeProvider clock)
{
    public const int LongestText = 4000;
    public const int LongestReason = 300;

    /// <summary>Puts a text into the draft.</summary>
    /// <param name="stamp">Of the row as it was shown.</param>
    /// <returns>Why not; null when it is in the draft.</returns>
    public async Task<string?> Edit(string tag, string id, string stamp, string text, bool? done, Editor by, CancellationToken cancel)
    {
        text = text.ReplaceLineEndings("\n").Trim();
        if (text.Length is 0 or > LongestText)
        {
            return $"A text has 1 to {LongestText} letters.";
        }

        return await drafts.Change(by, "text-drafted", $"{tag}:{id}", book =>
            book.Library.Locales.GetValueOrDefault(tag) is not { } locale || desk.Sheet(book.Library, locale).Rows.FirstOrDefault(row => string.Equals(row.Id, id, StringComparison.Ordinal)) is not { Kind: not RowKind.Stored } row ? (null, "There is no such text.")
            : SheetStamp.Parse(stamp) is not { } shown || !string.Equals(shown.Was, row.Stamp.Was, StringComparison.Ordinal) ? (null, "Somebody changed this text after you opened it. It is shown as it is now; put your change into that.")
            : (book.Draft.With(new TextEdit(tag, id, row.Stamp.ToString(), row.Was, text, done, [by], clock.GetUtcNow()) { English = row.English }), null), cancel);
    }

    /// <summary>Takes a change out of the draft.</summary>
    public Task<string?> Drop(string tag, string id, Editor by, CancellationToken cancel) => drafts.Change(by, "text-dropped", $"{tag}:{id}", draft => draft.Without(tag, id), cancel);

    /// <summary>Puts a rehearsal among the example conversations, in every language in which it comes out the same.</summary>
    /// <param name="dialog">Id of the one that was played.</param>
    /// <param name="locale">Tag of the language it was held in.</param>
    public async Task<string?> Record(string name, string dialog, string locale, DateTimeOffset now, ImmutableArray<RehearsedTurn> turns, Editor by, CancellationToken cancel)
    {
        name = name.Trim();
        if (name.Length is 0 or > Example.LongestName || Example.FileName(name) is not { } file)
        {
            return $"Give it a name of 1 to {Example.LongestName} letters, such as: lost the letter.";
        }

        if (turns.IsEmpty)
        {
            return "Play something first.";
        }

        var path = examples.PathOf(dialog, file);
        var text = await recorder.Write(await desk.Open(cancel), path, name, locale, now, turns, cancel);
        return await drafts.Change(by, "example-recorded", file, draft => draft.With(new RecordedExample(path, name, text, by, clock.GetUtcNow())), cancel);
    }

    /// <summary>Has an example expect what it comes to on the draft.</summary>
    public async Task<string?> Accept(string path, Editor by, CancellationToken cancel)
    {
        var book = await desk.Open(cancel);
        if (examples.Known(book)?.Failed.FirstOrDefault(failed => string.Equals(failed.File.Path, path, StringComparison.Ordinal)) is not { } failed)
        {
            return "The draft has changed since the examples were tried. Try them again.";
        }

        return recorder.Corrected(book, failed) is not { } text
            ? $"\"{failed.Transcript.Name}\" does not come out the same in every language, or differs in words that somebody has to write. Change the draft, or the example in its file."
            : await drafts.Change(by, "example-accepted", path, draft => draft.With(new RecordedExample(path, failed.Transcript.Name, text, by, clock.GetUtcNow())), cancel);
    }

    /// <summary>Takes a recorded example out of the draft.</summary>
    public Task<string?> Drop(string path, Editor by, CancellationToken cancel) => drafts.Change(by, "example-dropped", path, draft => draft.Without(path), cancel);

    /// <summary>Takes a file that was brought in out of the draft.</summary>
    public Task<string?> DropFile(string path, Editor by, CancellationToken cancel) => drafts.Change(by, "file-dropped", path, draft => draft.WithoutBrought(path), cancel);

    /// <summary>Somebody has looked over what the draft changes.</summary>
    /// <param name="print">Of the draft as it was shown.</param>
    public async Task<string?> Review(string print, Editor by, CancellationToken cancel)
    {
        var book = await desk.Open(cancel);
        return !string.Equals(book.Draft.Print, print, StringComparison.Ordinal) ? "The draft has changed since you opened it. Look at it again."
            : book.Draft.IsEditor(by.Tag) ? "Somebody else has to look it over: you changed something in it."
            : await drafts.Change(by, "draft-reviewed", print[..12], draft => draft with { Review = new LookedOver(by, clock.GetUtcNow(), print) }, cancel);
    }

    /// <summary>Makes the draft the version that counts.</summary>
    /// <param name="at">From when; null means now.</param>
    /// <param name="print">Of the draft as it was shown.</param>
    public async Task<string?> Publish(string print, string why, DateTimeOffset? at, Editor by, CancellationToken cancel)
    {
        var book = await desk.Open(cancel);
        if (Refusal(book, print, why, at) is { } refusal)
        {
            return refusal;
        }

        if (await examples.Run(book, cancel) is { IsSound: false } run)
        {
            var problems = run.Problems.ToList();
            return $"{(problems.Count == 1 ? "An example conversation comes" : $"{problems.Count} example conversations come")} out differently. {string.Join(" ", problems.Take(5))}";
        }

        var now = clock.GetUtcNow();
        var made = await shelf.Add(
            book.On,
            desk.Files(book),
            (number, body) => new Publication(number, body, at is { } later && later > now ? later : now, by.Name, book.Draft.Review!.By.Name, why.Trim()) { Edits = book.Draft.Edits, Pieces = book.Draft.Pieces, Examples = [.. book.Draft.Examples.Select(example => example.Name)], Reviews = book.Draft.Reviews },
            cancel);
        if (!made)
        {
            return "Somebody published meanwhile. Look at the draft again.";
        }

        // Should this fail the draft stays, and changes nothing any more.
        await kept.Save(Draft.Empty, book.Version, cancel);
        await audit.Write(by.Tag, "published", $"publication:{book.On + 1}", cancel);
        return null;
    }

    /// <summary>Puts an older version back into use, as a new one.</summary>
    /// <param name="number">0 for the files of the release.</param>
    public async Task<string?> GoBack(int number, Editor by, CancellationToken cancel)
    {
        var all = shelf.All;
        var old = all.FirstOrDefault(one => one.Number == number);
        if (all.IsEmpty || (old is null && number != 0) || number == all[^1].Number)
        {
            return "There is no such older version.";
        }

        var made = await shelf.Add(
            all[^1].Number,
            await shelf.Files(old, cancel),
            (next, body) => new Publication(next, body, clock.GetUtcNow(), by.Name, null, number == 0 ? "Back to the files of the release" : $"Back to version {number}") { BackTo = number },
            cancel);
        if (!made)
        {
            return "Somebody published meanwhile. Look again.";
        }

        await audit.Write(by.Tag, "rolled-back", $"publication:{number}", cancel);
        return null;
    }

    private string? Refusal(Workbook book, string print, string why, DateTimeOffset? at) =>
        book.Draft.IsEmpty ? "There is nothing to publish."
        : !string.Equals(book.Draft.Print, print, StringComparison.Ordinal) ? "The draft has changed since you opened it. Look at it again."
        : why.Trim().Length is 0 or > LongestReason ? $"Say why in 1 to {LongestReason} letters: whoever wonders later reads it."
        : !book.Draft.IsReviewed ? "Somebody who changed nothing of it has to look it over first."
        : !book.IsSound ? "Mend what is listed below first."
        : SecondReading.Refusal(book) is { } unread ? unread
        : at > clock.GetUtcNow().AddDays(90) ? "Choose a time within 90 days."
        : shelf.All.LastOrDefault() is { } last && last.At > (at ?? clock.GetUtcNow()) && last.At > clock.GetUtcNow() ? $"Version {last.Number} waits for its time and would come with this. Publish for that time or later, or go back from it first."
        : null;
}
