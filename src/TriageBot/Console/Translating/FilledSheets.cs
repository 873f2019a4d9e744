using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Publishing;
using TriageBot.Sheets;

namespace TriageBot.Console.Translating;

/// <summary>What became of a sheet.</summary>
/// <param name="Problems">With an error among them nothing was taken.</param>
/// <param name="Changed">Texts and lists of words that are in the draft now.</param>
internal sealed record TakenSheet(ImmutableArray<SheetProblem> Problems, int Changed)
{
    public static TakenSheet Refused(string code, string reason, string fix, int line = 0) => new([new SheetProblem(line, "", Severity.Error, code, reason, fix)], 0);
}

/// <summary>Takes a sheet that a translator filled in into the draft, as their changes: all of it or nothing.</summary>
internal sealed class FilledSheets(ContentDesk desk, DraftShelf drafts, AuditNotes audit, TimeProvider clock)
{
    public const int MostBytes = 4 * 1024 * 1024;

    private const int Tries = 5;

    public async Task<TakenSheet> Take(string tag, ISheetFormat format, byte[] file, Editor by, CancellationToken cancel)
    {
        var read = format.Read(file, tag);
        if (read.Tag is { } other && !string.Equals(other, tag, StringComparison.OrdinalIgnoreCase))
        {
            return TakenSheet.Refused("sheet-language", $"This sheet is in '{other}', not in '{tag}'.", "Choose the sheet of this language.");
        }

        for (var i = 0; i < Tries; i++)
        {
            var book = await desk.Open(cancel);
            var (edits, problems) = Changes(book, tag, read, by);
            if (problems.Any(problem => problem.Severity is Severity.Error) || edits.IsEmpty)
            {
                return new TakenSheet(problems, 0);
            }

            if (await drafts.Save(edits.Aggregate(book.Draft, (draft, edit) => draft.With(edit)), book.Version, cancel))
            {
                await audit.Write(by.Tag, "sheet-drafted", $"{tag}:{edits.Length}", cancel);
                return new TakenSheet(problems, edits.Length);
            }
        }

        return TakenSheet.Refused("draft-busy", "Others kept changing the draft.", "Send the sheet again.");
    }

    private (ImmutableArray<TextEdit> Edits, ImmutableArray<SheetProblem> Problems) Changes(Workbook book, string tag, ReadSheet read, Editor by)
    {
        var locale = book.Library.Locales[tag];
        var rows = desk.Sheet(book.Library, locale).Rows.Length;
        if (SheetLimits.Problems(read, rows).ToImmutableArray() is { IsEmpty: false } tooMuch)
        {
            return ([], [.. read.Problems, .. tooMuch]);
        }

        var plan = desk.Plan(book.Library, locale, read.Lines);
        var (_, findings) = desk.Tried(book, locale, plan);
        SheetProblem[] problems = [.. read.Problems, .. plan.Problems, .. SheetResult.Problems(plan, [], findings)];
        var english = read.Lines.ToLookup(line => line.Line, line => line.English);
        return ([.. plan.Changes.Select(change => Edit(tag, change, english[change.Line].FirstOrDefault(), by))], [.. problems.Concat(Names(plan, problems)).OrderBy(problem => problem.Line)]);
    }

    // What check does not mind: a name that stands there once too often.
    private static IEnumerable<SheetProblem> Names(SheetPlan plan, SheetProblem[] known) =>
        from change in plan.Changes.OfType<TextChange>()
        where !Array.Exists(known, problem => problem.Line == change.Line && problem.Code.StartsWith("placeholder-", StringComparison.Ordinal))
        from problem in KeptNames.Problems(change.Row.English, change.Row.Was, change.Text ?? change.Row.Was)
        select new SheetProblem(change.Line, change.Row.Id, Severity.Error, "placeholder-kept", problem, "");

    private TextEdit Edit(string tag, SheetChange change, string? english, Editor by) => change switch
    {
        TextChange text => new TextEdit(tag, text.Row.Id, (text.Row.Stamp with { English = text.Stamp ?? text.Row.Stamp.English }).ToString(), text.Row.Was, text.Text ?? text.Row.Was, text.Stamp is not null, [by], clock.GetUtcNow())
        {
            English = english ?? text.Row.English,
        },
        WordsChange words => new TextEdit(tag, words.Row.Id, words.Row.Stamp.ToString(), words.Row.Was, Words(words), null, [by], clock.GetUtcNow()),
        _ => throw new InvalidOperationException($"a sheet changes {change.GetType().Name}, which no draft knows"),
    };

    private static string Words(WordsChange change) => WordCell.Join(WordCell.Split(change.Row.Was).Except(change.Remove, StringComparer.Ordinal).Concat(change.Add));
}
