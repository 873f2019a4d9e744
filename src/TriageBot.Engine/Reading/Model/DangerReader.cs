using System.Collections.Immutable;

namespace TriageBot.Engine.Reading.Model;

/// <summary>Hears danger by what was learned from examples: words, and concepts that are the same in every language.</summary>
internal sealed class DangerReader(ReadingModel model, ConceptLexicons lexicons)
{
    /// <summary>Tokens: longer texts are heard sentence by sentence too, for danger is often one sentence of many.</summary>
    private const int Long = 14;

    private const int ShortestSentence = 3;

    private readonly DangerCutter _cutter = new(lexicons);

    /// <param name="languages">The text may be in any of these, the likeliest first.</param>
    /// <param name="current">The conversation's; null when unknown.</param>
    /// <param name="oldYear">The latest year that is long ago; 0 for none.</param>
    public ImmutableArray<string> Read(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<(string Tag, float Share)> languages, string? current, int oldYear)
    {
        var kinds = model.Dangers.Classes.Count;
        Span<float> likely = stackalloc float[kinds];
        Span<float> shared = stackalloc float[kinds];
        Span<float> sure = stackalloc float[kinds];
        var pieces = new Pieces();
        var likeliest = languages.IsEmpty ? current : languages[0].Tag;
        foreach (var (tag, share) in With(current, languages))
        {
            Likelihoods(text, tokens, tag, oldYear, pieces, likely);
            Add(likely, share, shared, sure, counts: string.Equals(tag, likeliest, StringComparison.Ordinal) || string.Equals(tag, current, StringComparison.Ordinal));
        }

        var heard = ImmutableArray.CreateBuilder<string>();
        for (var c = 0; c < kinds; c++)
        {
            if (MathF.Max(shared[c], sure[c]) >= model.Limits[c])
            {
                heard.Add(model.Dangers.Classes[c]);
            }
        }

        return heard.ToImmutable();
    }

    // The conversation's own language is listened in whatever this text looks like.
    private static List<(string Tag, float Share)> With(string? current, ReadOnlySpan<(string Tag, float Share)> languages)
    {
        var all = languages.ToArray().ToList();
        if (current is not null && !all.Exists(language => string.Equals(language.Tag, current, StringComparison.Ordinal)))
        {
            all.Add((current, 0));
        }

        return all;
    }

    // What it would mean in a language that it hardly is in counts as little: "pegando" hits in Spanish and arrests in Portuguese.
    private static void Add(ReadOnlySpan<float> likely, float share, Span<float> shared, Span<float> sure, bool counts)
    {
        for (var c = 0; c < likely.Length; c++)
        {
            shared[c] += share * likely[c];
            sure[c] = counts ? MathF.Max(sure[c], likely[c]) : sure[c];
        }
    }

    private void Likelihoods(string text, ReadOnlySpan<Token> tokens, string language, int oldYear, Pieces pieces, Span<float> likely)
    {
        likely.Fill(float.MinValue);
        Hear(text, tokens, language, oldYear, pieces, likely);
        for (var start = 0; tokens.Length > Long && start < tokens.Length;)
        {
            var end = SentenceEnd(tokens, start);
            if (end - start >= ShortestSentence)
            {
                Hear(text, tokens[start..end], language, oldYear, pieces, likely);
            }

            start = end;
        }

        for (var c = 0; c < likely.Length; c++)
        {
            likely[c] = Probabilities.Logistic(likely[c]);
        }
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
