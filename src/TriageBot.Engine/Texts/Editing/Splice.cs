namespace TriageBot.Engine.Texts.Editing;

/// <summary>A part of a file, from one character to before another, and what comes in its place.</summary>
internal readonly record struct Splice(int Start, int End, string Text)
{
    /// <summary>Splices that do not overlap, all of the same file.</summary>
    public static string All(string file, IEnumerable<Splice> splices) => splices.OrderByDescending(splice => splice.Start).ThenByDescending(splice => splice.End).Aggregate(
        file, (text, splice) => string.Concat(text.AsSpan(0, splice.Start), splice.Text, text.AsSpan(splice.End)));
}
