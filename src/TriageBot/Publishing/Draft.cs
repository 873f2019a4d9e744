using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using TriageBot.Engine.Dialogs.Pieces;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Publishing;

/// <summary>What coordinators are working on together: changes, not files, so that it still fits when another version was published meanwhile.</summary>
/// <param name="Edits">One a text.</param>
/// <param name="Review">Of whoever last looked it over.</param>
internal sealed record Draft(ImmutableArray<TextEdit> Edits, LookedOver? Review)
{
    public static readonly Draft Empty = new([], null);

    /// <summary>Conversations to come out the same from now on.</summary>
    public ImmutableArray<RecordedExample> Examples { get; init; } = [];

    /// <summary>Questions, rules, numbers and places, in the order in which they were first changed.</summary>
    public ImmutableArray<PieceEdit> Pieces { get; init; } = [];

    /// <summary>Files with the release's changes in them.</summary>
    public ImmutableArray<BroughtFile> Brought { get; init; } = [];

    public bool IsEmpty => Changes == 0;

    public int Changes => Edits.Length + Examples.Length + Pieces.Length + Brought.Length;

    /// <summary>Of what it changes: a review is of this and nothing else.</summary>
    public string Print => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Edits
        .OrderBy(edit => edit.Locale, StringComparer.Ordinal).ThenBy(edit => edit.Id, StringComparer.Ordinal).SelectMany(edit => new[] { edit.Locale, edit.Id, edit.Before, edit.After })
        .Concat(Examples.OrderBy(example => example.Path, StringComparer.Ordinal).SelectMany(example => new[] { example.Path, example.Text }))
        .Concat(Pieces.SelectMany(piece => new[] { piece.Kind.ToString(), piece.Dialog, piece.Id, piece.Before ?? "", piece.After ?? "", piece.Behind ?? "." }))
        .Concat(Brought.OrderBy(file => file.Path, StringComparer.Ordinal).SelectMany(file => new[] { file.Path, file.Text }))))));

    /// <summary>Somebody who changed nothing of it has looked at exactly this.</summary>
    public bool IsReviewed => Review is { } review && string.Equals(review.Print, Print, StringComparison.Ordinal) && !IsEditor(review.By.Tag);

    public bool IsEditor(string tag) => Edits.SelectMany(edit => edit.By).Concat(Examples.Select(example => example.By)).Concat(Pieces.SelectMany(piece => piece.By)).Any(editor => string.Equals(editor.Tag, tag, StringComparison.Ordinal));

    public TextEdit? Find(string locale, string id) => Edits.FirstOrDefault(edit => edit.IsOf(locale, id));

    /// <summary>A text that reads again as it did is changed no more.</summary>
    public Draft With(TextEdit edit)
    {
        var old = Find(edit.Locale, edit.Id);
        var merged = old is null ? edit : edit with { Before = old.Before, Stamp = old.Stamp, By = Editor.Together(old.By, edit.By) };
        var rest = Edits.RemoveAll(one => one.IsOf(edit.Locale, edit.Id));
        return this with { Edits = string.Equals(merged.Before, merged.After, StringComparison.Ordinal) && merged.Done is not true ? rest : rest.Add(merged) };
    }

    public Draft Without(string locale, string id) => this with { Edits = Edits.RemoveAll(edit => edit.IsOf(locale, id)) };

    public PieceEdit? Find(PieceKind kind, string dialog, string id) => Pieces.FirstOrDefault(piece => piece.IsOf(kind, dialog, id));

    /// <summary>What is again as it was, and where it was, is changed no more.</summary>
    public Draft With(PieceEdit edit)
    {
        var old = Find(edit.Kind, edit.Dialog, edit.Id);
        var merged = old is null ? edit : edit with { Before = old.Before, Behind = edit.Behind ?? old.Behind, By = Editor.Together(old.By, edit.By) };
        return merged.ChangesNothing ? Without(edit.Kind, edit.Dialog, edit.Id)
            : this with { Pieces = old is null ? Pieces.Add(merged) : Pieces.Replace(old, merged) };
    }

    public Draft Without(PieceKind kind, string dialog, string id) => this with { Pieces = Pieces.RemoveAll(piece => piece.IsOf(kind, dialog, id)) };

    public Draft With(BroughtFile file) => WithoutBrought(file.Path) with { Brought = [.. WithoutBrought(file.Path).Brought, file] };

    public Draft WithoutBrought(string path) => this with { Brought = Brought.RemoveAll(file => string.Equals(file.Path, path, StringComparison.Ordinal)) };

    public Draft With(RecordedExample example) => Without(example.Path) with { Examples = [.. Without(example.Path).Examples, example] };

    /// <param name="path">Of an example.</param>
    public Draft Without(string path) => this with { Examples = Examples.RemoveAll(example => string.Equals(example.Path, path, StringComparison.Ordinal)) };
}

/// <summary>One text as somebody wants it.</summary>
/// <param name="Locale">Tag.</param>
/// <param name="Id">Stable: file and key, such as <c>intake.hearing_date.ask</c>.</param>
/// <param name="Stamp">Of the English and of the text it was written over.</param>
/// <param name="Done">The translator says that it is right (true), or wants looking at (false).</param>
/// <param name="By">Whoever has touched it, each once.</param>
internal sealed record TextEdit(string Locale, string Id, string Stamp, string Before, string After, bool? Done, ImmutableArray<Editor> By, DateTimeOffset At)
{
    public bool IsOf(string locale, string id) => string.Equals(Locale, locale, StringComparison.Ordinal) && string.Equals(Id, id, StringComparison.Ordinal);

    /// <param name="place">In the draft, for what is said about it.</param>
    public SheetLine Line(int place) => new(place, Id, SheetStamp.Parse(Stamp), null, After, Done);
}

/// <param name="Tag">As the audit trail names them.</param>
internal sealed record Editor(string Tag, string Name)
{
    public static ImmutableArray<Editor> Together(IEnumerable<Editor> some, IEnumerable<Editor> others) => [.. some.Concat(others).DistinctBy(editor => editor.Tag, StringComparer.Ordinal)];
}

/// <param name="Print">Of the draft that was looked over.</param>
internal sealed record LookedOver(Editor By, DateTimeOffset At, string Print);
