using System.Collections.Immutable;

namespace TriageBot.Translation;

/// <summary>Splits texts into what an engine takes at once.</summary>
internal static class Batches
{
    /// <summary>In order. A text longer than <paramref name="letters"/> goes alone.</summary>
    /// <param name="items">Most texts of a batch.</param>
    /// <param name="letters">Most UTF-16 units of a batch.</param>
    public static IEnumerable<IReadOnlyList<string>> Of(IReadOnlyList<string> texts, int items, int letters)
    {
        var batch = new List<string>();
        var sum = 0;
        foreach (var text in texts)
        {
            if (batch.Count == items || (batch.Count > 0 && sum + text.Length > letters))
            {
                yield return batch;
                (batch, sum) = ([], 0);
            }

            batch.Add(text);
            sum += text.Length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>One call after the other; the first that fails is the whole's result.</summary>
    public static async Task<TranslationResult> Each(IEnumerable<IReadOnlyList<string>> batches, Func<IReadOnlyList<string>, Task<TranslationResult>> translate)
    {
        var all = ImmutableArray.CreateBuilder<TranslatedText>();
        foreach (var batch in batches)
        {
            var result = await translate(batch);
            if (result is not Translated translated)
            {
                return result;
            }

            all.AddRange(translated.Texts);
        }

        return new Translated(all.ToImmutable());
    }
}
