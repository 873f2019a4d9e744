using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Publishing;

/// <summary>The dialog as a tree of boxes: one a question, to the right of the one whose answer leads to it. In pixels.</summary>
internal sealed record Picture(ImmutableArray<PictureBox> Boxes)
{
    public const int RowHeight = 34;
    public const int BoxHeight = 26;
    private const int Indent = 28;

    /// <summary>Of a letter, about: boxes may be a little too wide, never too narrow.</summary>
    private const double Letter = 7.9;

    public int Width => Boxes.Select(box => box.Right + (int)(Letter * (box.After?.Length ?? 0)) + 40).DefaultIfEmpty(0).Max();

    public int Height => (Boxes.Length * RowHeight) + 10;

    public static Picture Of(Outline outline)
    {
        var boxes = new List<PictureBox>();
        foreach (var branch in outline.Branches)
        {
            Add(boxes, outline, branch, null, null);
        }

        return new Picture([.. boxes]);
    }

    // What hangs on several answers is drawn below the first of them.
    private static void Add(List<PictureBox> boxes, Outline outline, Branch branch, PictureBox? parent, string? after)
    {
        if (branch.IsAgain)
        {
            return;
        }

        var question = outline.Of(branch.Question.Id);
        var text = $"{question.Number}. {question.Label}{(question.Change is { } change ? $" ({change})" : "")}";
        var box = new PictureBox(text, after, parent is null ? 5 : parent.X + Indent, 5 + (boxes.Count * RowHeight), (int)(text.Length * Letter) + 20, parent, branch.Question.Stage, question.Change is not null);
        boxes.Add(box);
        foreach (var opened in branch.Opens)
        {
            foreach (var below in opened.Branches)
            {
                Add(boxes, outline, below, box, outline.After(branch.Question, opened.Values));
            }
        }
    }
}

/// <param name="After">The answers that lead here, in words; null where it hangs on none.</param>
/// <param name="Parent">Whose answers these are.</param>
internal sealed record PictureBox(string Text, string? After, int X, int Y, int Width, PictureBox? Parent, Stage Stage, bool IsChanged)
{
    public int Right => X + Width;

    /// <summary>Where letters stand, and the line from the parent ends.</summary>
    public int Middle => Y + (Picture.BoxHeight / 2);

    /// <summary>From the parent down and to the right.</summary>
    public string? Line => Parent is null ? null : $"M{Parent.X + 12} {Parent.Y + Picture.BoxHeight} V{Middle} H{X}";
}
