using System.Collections.Immutable;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.Model;

/// <summary>Hears danger by what was learned from examples: words, and concepts that are the same in every language.</summary>
internal sealed class DangerReader(ReadingModel model, IEnumerable<Locale> locales)
{
    /// <summary>Tokens: longer texts are heard sentence by sentence too, for danger is often one sentence of many.</summary>
    private const int Long = 14;

    private const int ShortestSentence = 3;

    private readonly DangerCutter _cutter = new(locales);

    /// <param name="languages">The text may be in any of these.</param>
    /// <param name="oldYear">The latest year that is long ago; 0 for none.</param>
    public ImmutableArray<string> Read(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<string> languages, int oldYear)
    {
        Span<float> best = stackalloc float[model.Dangers.Classes.Count];
        best.Fill(float.MinValue);
        var pieces = new Pieces();
        foreach (var language in languages)
        {
            Hear(text, tokens, language, oldYear, pieces, best);
            for (var start = 0; tokens.Length > Long && start < tokens.Length;)
            {
                var end = SentenceEnd(tokens, start);
                if (end - start >= ShortestSentence)
                {
                    Hear(text, tokens[start..end], language, oldYear, pieces, best);
                }

                start = end;
            }
        }

        var heard = ImmutableArray.CreateBuilder<string>();
        for (var c = 0; c < best.Length; c++)
        {
            if (Probabilities.Logistic(best[c]) >= model.Limits[c])
            {
                heard.Add(model.Dangers.Classes[c]);
            }
        }

        return heard.ToImmutable();
    }

    private void Hear(string text, ReadOnlySpan<Token> tokens, string language, int oldYear, Pieces pieces, Span<float> best)
    {
        if (!_cutter.Cut(text, tokens, language, oldYear, pieces))
        {
            return;
        }

        Span<float> scores = stackalloc float[best.Length];
        model.Dangers.Score(pieces.All, scores);
        for (var c = 0; c < best.Length; c++)
        {
            best[c] = MathF.Max(best[c], scores[c]);
        }
    }

    private static int SentenceEnd(ReadOnlySpan<Token> tokens, int start)
    {
        var end = start + 1;
        while (end < tokens.Length && !tokens[end].BeginsSentence)
        {
            end++;
        }

        return end;
    }
}
