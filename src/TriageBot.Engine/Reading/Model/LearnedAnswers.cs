using System.Collections.Immutable;

namespace TriageBot.Engine.Reading.Model;

/// <summary>What answers to yes-no questions mean, learned from examples: "let's leave that", "they have, twice". For what no word list decides.</summary>
internal sealed class LearnedAnswers(LinearModel model, AnswerCutter cutter)
{
    /// <summary>What the examples say an answer means; an answer to something else means none of them.</summary>
    public static readonly ImmutableArray<string> Meanings = ["yes", "no", "not-sure", "skip"];

    /// <summary>The classes learned: the meanings, then none of them.</summary>
    public static readonly ImmutableArray<Side> Sides = [Side.Yes, Side.No, Side.NotSure, Side.Skip, Side.None];

    /// <summary>How likely a meaning has to be before it fills a silence, and before it is believed over the words.</summary>
    private const float Fills = 0.6f;
    private const float Overrules = 0.75f;

    /// <summary>In other questions only a shrug is listened for, and most of what is not understood is none.</summary>
    private const float Shrugs = 0.8f;

    /// <param name="told">What the word lists make of it.</param>
    public Side Settle(string text, ReadOnlySpan<Token> tokens, Side told)
    {
        var (side, likely) = Likeliest(text, tokens, told);
        var isSilent = told is Side.None or Side.Unclear;
        return likely >= (isSilent ? Fills : Overrules) && (isSilent || side is not Side.None) ? side : told;
    }

    /// <summary>Not sure, skip, or neither, where a date, a number or a choice was asked for.</summary>
    public Side Shrug(string text, ReadOnlySpan<Token> tokens, Side told) =>
        Likeliest(text, tokens, told) is (Side.NotSure or Side.Skip, >= Shrugs) and var (side, _) ? side : Side.None;

    private (Side Side, float Likely) Likeliest(string text, ReadOnlySpan<Token> tokens, Side told)
    {
        var pieces = new Pieces();
        cutter.Cut(text, tokens, told, pieces);
        Span<float> likely = stackalloc float[Sides.Length];
        model.Score(pieces.All, likely);
        Probabilities.Softmax(likely, 1);
        var best = 0;
        for (var c = 1; c < likely.Length; c++)
        {
            best = likely[c] > likely[best] ? c : best;
        }

        return (Sides[best], likely[best]);
    }
}
