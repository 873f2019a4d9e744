using System.Collections.Immutable;
using TriageBot.Engine.Checking;

namespace TriageBot.Engine.Texts.Sheets;

/// <summary>Reads what came back in a sheet against what stands here now.</summary>
/// <param name="sheet">As it would be exported now.</param>
public sealed class SheetImport(Sheet sheet)
{
    private readonly Dictionary<string, SheetRow> _rows = sheet.Rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
    private readonly bool _straighten = !sheet.Rows.Any(row => Cleaned.HasCurly(row.Was));
    private readonly List<SheetProblem> _problems = [];
    private readonly List<SheetChange> _changes = [];

    /// <summary>Everything that is wrong at once.</summary>
    public SheetPlan Plan(IReadOnlyCollection<SheetLine> lines)
    {
        foreach (var same in lines.GroupBy(line => line.Id, StringComparer.Ordinal))
        {
            if (same.Select(line => Cleaned.Alike(line.Translation)).Distinct(StringComparer.Ordinal).Count() > 1)
            {
                Refuse(same.Last(), "row-twice", $"stands in the sheet {same.Count()} times, each otherwise.", "Keep one of the rows.");
                continue;
            }

            Take(same.First());
        }

        return new SheetPlan([.. _changes], [.. _problems.OrderBy(problem => problem.Line)]);
    }

    private void Take(SheetLine line)
    {
        var text = Cleaned.Of(line.Translation, _straighten);
        if (!_rows.TryGetValue(line.Id, out var row))
        {
            Moved(line, text);
        }
        else if (row.Kind is RowKind.Stored)
        {
            if (!WordCell.Split(text).SequenceEqual(WordCell.Split(row.Was), StringComparer.Ordinal))
            {
                Refuse(line, "stored-value", "is a list of stored values, which no translation may change.", $"Put back: {row.Was}");
            }
        }
        else if (text.Length == 0)
        {
            if (row.Was.Length > 0 && Equal(line.Stamp?.Was, row.Stamp.Was))
            {
                Note(line, "row-emptied", "is empty in the sheet; the translation stays as it was.", "A sheet cannot erase a text: correct it instead.");
            }
        }
        else if (IsAsItWas(row, text))
        {
            Confirm(line, row);
        }
        else if (!Equal(line.Stamp?.Was, SheetStamp.OfTranslation(AsCell(row, text))))
        {
            Change(line, row, text);
        }
    }

    // Unchanged, but somebody says now that it is right: only then is it stamped.
    private void Confirm(SheetLine line, SheetRow row)
    {
        if (row.Kind is RowKind.Text && row.State is RowState.Stale or RowState.Draft && line.Done is true && Equal(EnglishOf(line, row), row.Stamp.English))
        {
            _changes.Add(new TextChange(line.Line, row, null, row.Stamp.English));
        }
    }

    private void Change(SheetLine line, SheetRow row, string text)
    {
        if (line.Stamp is { } stamp && !Equal(stamp.Was, row.Stamp.Was))
        {
            Refuse(line, "changed-meanwhile", $"was changed here after the sheet was made. It now reads: \"{row.Was.ReplaceLineEndings(" ")}\"", "Make a new sheet and put your change into that.");
        }
        else if (row.Kind is RowKind.Words)
        {
            var words = WordCell.Split(text);
            var was = WordCell.Split(row.Was);
            _changes.Add(new WordsChange(line.Line, row, [.. Except(was, words)], [.. Except(words, was)]));
        }
        else if (EnglishOf(line, row) is { } english && !Equal(english, row.Stamp.English))
        {
            Late(line, row, text, english);
        }
        else
        {
            _changes.Add(new TextChange(line.Line, row, text, line.Done is false ? null : EnglishOf(line, row)));
        }
    }

    // The English changed while the sheet was away.
    private void Late(SheetLine line, SheetRow row, string text, string english)
    {
        if (line.English is { } source && Likeness.Of(Cleaned.Alike(source), Cleaned.Alike(row.English)) >= Likeness.Near)
        {
            _changes.Add(new TextChange(line.Line, row, text, english));
            Note(line, "english-changed", "was translated from an English text that has changed a little since: taken as stale.", "Compare it with the English as it is now, then stamp it.");
            return;
        }

        Note(line, "english-rewritten", $"was translated from an English text that is another one now: left out. It now reads: \"{row.English.ReplaceLineEndings(" ")}\"", "Make a new sheet and translate it anew.");
    }

    // A row whose id is gone goes to the text that reads nearly the same and waits for a translation.
    private void Moved(SheetLine line, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        var near = line.English is { Length: > 0 } source
            ? sheet.Rows.Where(row => row is { Kind: RowKind.Text, State: RowState.Missing } && !_changes.Exists(change => change.Row == row))
                .Select(row => (Row: row, Likeness: Likeness.Of(Cleaned.Alike(source), Cleaned.Alike(row.English))))
                .Where(match => match.Likeness >= Likeness.Near).OrderByDescending(match => match.Likeness).FirstOrDefault().Row
            : null;
        if (near is null)
        {
            Refuse(line, "id-unknown", "is no text of this language.", "Put its id back as it was, or take the row out.");
            return;
        }

        // Its own stamp makes it stale; the same English under another id may still mean another thing, and so is no one's word.
        _changes.Add(new TextChange(line.Line, near, text, Equal(line.Stamp?.English, near.Stamp.English) ? null : line.Stamp?.English));
        Note(line, "id-moved", $"is gone; its translation went to {near.Id}, to be looked at.", "Compare it with the English, then stamp it.");
    }

    /// <summary>The stamp of the English that the line was translated from; null when the sheet does not say.</summary>
    private static string? EnglishOf(SheetLine line, SheetRow row) => line switch
    {
        { Stamp: { } stamp } => stamp.English,
        { English: { } english } => Equal(Cleaned.Alike(english), Cleaned.Alike(row.English)) ? row.Stamp.English : SourceStamp.Of(english),
        _ => null,
    };

    private static bool IsAsItWas(SheetRow row, string text) => row.Kind is RowKind.Words
        ? Same(WordCell.Split(text), WordCell.Split(row.Was))
        : Equal(Cleaned.Alike(text), Cleaned.Alike(row.Was));

    private static bool Equal(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);

    private static string AsCell(SheetRow row, string text) => row.Kind is RowKind.Words ? WordCell.Join(WordCell.Split(text)) : text;

    private static bool Same(ImmutableArray<string> left, ImmutableArray<string> right) => !Except(left, right).Any() && !Except(right, left).Any();

    private static IEnumerable<string> Except(ImmutableArray<string> words, ImmutableArray<string> others)
    {
        var alike = others.Select(Cleaned.Alike).ToHashSet(StringComparer.Ordinal);
        return words.Where(word => !alike.Contains(Cleaned.Alike(word)));
    }

    private void Refuse(SheetLine line, string code, string reason, string fix) => _problems.Add(new(line.Line, line.Id, Severity.Error, code, reason, fix));

    private void Note(SheetLine line, string code, string reason, string fix) => _problems.Add(new(line.Line, line.Id, Severity.Warning, code, reason, fix));
}
