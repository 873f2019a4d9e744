using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using TriageBot.Engine.Dialogs.Pieces;

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

    /// <summary>Of whole languages, one a language.</summary>
    public ImmutableArray<LanguageReview> Reviews { get; init; } = [];

    public bool IsEmpty => Changes == 0;

    public int Changes => Edits.Length + Examples.Length + Pieces.Length + Brought.Length + Reviews.Length;

    /// <summary>Of what it changes: a review is of this and nothing else.</summary>
    public string Print => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Edits
        .OrderBy(edit => edit.Locale, StringComparer.Ordinal).ThenBy(edit => edit.Id, StringComparer.Ordinal).SelectMany(edit => new[] { edit.Locale, edit.Id, edit.Before, edit.After })
        .Concat(Examples.OrderBy(example => example.Path, StringComparer.Ordinal).SelectMany(example => new[] { example.Path, example.Text }))
        .Concat(Pieces.SelectMany(piece => new[] { piece.Kind.ToString(), piece.Dialog, piece.Id, piece.Before ?? "", piece.After ?? "", piece.Behind ?? "." }))
        .Concat(Brought.OrderBy(file => file.Path, StringComparer.Ordinal).SelectMany(file => new[] { file.Path, file.Text }))
        .Concat(Reviews.OrderBy(review => review.Locale, StringComparer.Ordinal).SelectMany(review => new[] { review.Locale, review.Status, review.By.Tag }))))));

    /// <summary>Comes to the same files, stamps included, which are nothing to look over.</summary>
    public bool IsLike(Draft other) => string.Equals(Print, other.Print, StringComparison.Ordinal)
        && Edits.Select(edit => (edit.Stamp, edit.Done)).SequenceEqual(other.Edits.Select(edit => (edit.Stamp, edit.Done)));

    /// <summary>Somebody who changed nothing of it has looked at exactly this.</summary>
    public bool IsReviewed => Review is { } review && string.Equals(review.Print, Print, StringComparison.Ordinal) && !IsEditor(review.By.Tag);

    public bool IsEditor(string tag) => Edits.SelectMany(edit => edit.By).Concat(Examples.Select(example => example.By)).Concat(Pieces.SelectMany(piece => piece.By)).Concat(Reviews.Select(review => review.By)).Any(editor => string.Equals(editor.Tag, tag, StringComparison.Ordinal));

    public TextEdit? Find(string locale, string id) => Edits.FirstOrDefault(edit => edit.IsOf(locale, id));

    /// <summary>A text that reads again as it did is changed no more.</summary>
    public Draft With(TextEdit edit)
    {
        var old = Find(edit.Locale, edit.Id);
        var merged = old is null ? edit : edit with { Before = old.Before, Stamp = edit.StampOver(old), By = Editor.Together(old.By, edit.By) };
        var rest = Edits.RemoveAll(one => one.IsOf(edit.Locale, edit.Id));
        return Unvouched(edit.Locale) with { Edits = string.Equals(merged.Before, merged.After, StringComparison.Ordinal) && merged.Done is not true ? rest : rest.Add(merged) };
    }

    public Draft Without(string locale, string id) => Unvouched(locale) with { Edits = Edits.RemoveAll(edit => edit.IsOf(locale, id)) };

    /// <summary>Somebody has read a text that is in it.</summary>
    public Draft Read(TextEdit edit, LookedOver reading) => this with { Edits = Edits.Replace(edit, edit with { Done = true, Reading = reading }) };

    public Draft With(LanguageReview review) => this with { Reviews = Unvouched(review.Locale).Reviews.Add(review) };

    /// <summary>Whoever vouched for a language has not seen what it says next.</summary>
    public Draft Unvouched(string locale) => this with { Reviews = Reviews.RemoveAll(review => string.Equals(review.Locale, locale, StringComparison.Ordinal)) };

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

/// <param name="Tag">As the audit trail names them.</param>
internal sealed record Editor(string Tag, string Name)
{
    public static ImmutableArray<Editor> Together(IEnumerable<Editor> some, IEnumerable<Editor> others) => [.. some.Concat(others).DistinctBy(editor => editor.Tag, StringComparer.Ordinal)];
}

/// <param name="Print">Of the draft that was looked over.</param>
internal sealed record LookedOver(Editor By, DateTimeOffset At, string Print);
