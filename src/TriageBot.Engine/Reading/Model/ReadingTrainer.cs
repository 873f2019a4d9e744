using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.Model;

/// <summary>Learns a <see cref="ReadingModel"/> from what the locales hold. The same locales and examples give the same model, bit for bit.</summary>
public static class ReadingTrainer
{
    private const int LanguageBits = 16;
    private const int DangerBits = 18;
    private const int Rounds = 14;
    private const int Folds = 3;

    /// <summary>A word of a list is a short text, and shared by many languages.</summary>
    private const float WordWeight = 0.3f;

    /// <summary>The examples were written in 2026.</summary>
    private const int OldYear = 2025;

    /// <summary>Of what is heard so much has to be true, on examples that were not learned from.</summary>
    private const double Precision = 0.95;

    /// <summary>Other languages' lists hold its words too, because people mix them in: they tell nothing there.</summary>
    private const string Mixed = "en";

    private static readonly string[] WordLists = ["yes", "yes_first", "no", "no_first", "not_sure", "greetings", "function_words", "keywords.", "months.", "weekdays.", "language_names"];

    public static ReadingModel Train(IReadOnlyCollection<Locale> locales, IReadOnlyList<Example> examples)
    {
        var ordered = locales.OrderBy(locale => locale.Tag, StringComparer.Ordinal).ToArray();
        var lessons = examples.OrderBy(example => example.Locale, StringComparer.Ordinal).ToArray();
        var dangers = Dangers(ordered, lessons);
        return new ReadingModel(Languages(ordered, lessons), Learn(dangers), Limits(dangers), Stamp(ordered, lessons));
    }

    /// <summary>Hash of all that a model is learned from.</summary>
    public static string Stamp(IEnumerable<Locale> locales, IEnumerable<Example> examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var locale in locales.OrderBy(locale => locale.Tag, StringComparer.Ordinal))
        {
            foreach (var (key, list) in locale.Words.Where(list => IsListed(list.Key)).Concat(locale.Concepts.Value).OrderBy(list => list.Key, StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{locale.Tag}\n{key}\n{string.Join('\n', list.Entries)}\n"));
            }
        }

        foreach (var example in examples.OrderBy(example => example.Locale, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{example.Locale}\t{string.Join(',', example.Flags)}\t{example.Text}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static bool IsListed(string key) =>
        WordLists.Any(list => list[^1] == '.' ? key.StartsWith(list, StringComparison.Ordinal) : string.Equals(key, list, StringComparison.Ordinal));

    private static LinearModel Languages(Locale[] locales, Example[] examples)
    {
        var tags = locales.Select(locale => locale.Tag).ToArray();
        var mixed = locales.Where(locale => locale.Tag is Mixed).SelectMany(Words).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var pieces = new Pieces();
        Lesson Lesson(string text, int tag, float weight)
        {
            pieces.Clear();
            pieces.AddSpelling(text, Tokens.Of(text));
            return new Lesson(pieces.All.ToArray(), [tag], weight);
        }

        var lessons = new List<Lesson>();
        foreach (var (tag, locale) in locales.Index())
        {
            lessons.AddRange(examples.Where(example => string.Equals(example.Locale, locale.Tag, StringComparison.Ordinal)).Select(example => Lesson(example.Text, tag, 1)));
            lessons.AddRange(locale.Common.Values.Concat(locale.Dialogs.Values.SelectMany(texts => texts.Values)).OrderBy(text => text.File, StringComparer.Ordinal).ThenBy(text => text.Line)
                .Select(text => Lesson(text.Text, tag, 1)));
            lessons.AddRange(Words(locale).Where(word => locale.Tag is Mixed || !mixed.Contains(word)).Select(word => Lesson(word, tag, WordWeight)));
        }

        return LinearTrainer.Learn(tags, lessons, exclusive: true, LanguageBits, Rounds, shrink: 0.0001f);
    }

    private static IEnumerable<string> Words(Locale locale) => locale.Words.Where(list => IsListed(list.Key)).OrderBy(list => list.Key, StringComparer.Ordinal)
        .SelectMany(list => list.Value.Entries).Distinct(StringComparer.Ordinal);

    private static List<Lesson> Dangers(Locale[] locales, Example[] examples)
    {
        var cutter = new DangerCutter(new ConceptLexicons(locales));
        var pieces = new Pieces();
        return
        [
            .. examples.Select(example =>
            {
                cutter.Cut(example.Text, Tokens.Of(example.Text), example.Locale, OldYear, pieces);
                return new Lesson(pieces.All.ToArray(), [.. example.Flags.Select(flag => RedFlags.All.IndexOf(flag))]);
            }),
        ];
    }

    private static LinearModel Learn(IReadOnlyList<Lesson> lessons) => LinearTrainer.Learn(RedFlags.All, lessons, exclusive: false, DangerBits, Rounds, shrink: 0.0001f);

    // Each example is judged by a model that has not seen it.
    private static ImmutableArray<float> Limits(List<Lesson> lessons)
    {
        var scores = new float[lessons.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = Learn([.. lessons.Where((_, i) => i % Folds != fold)]);
            for (var i = fold; i < lessons.Count; i += Folds)
            {
                scores[i] = new float[RedFlags.All.Length];
                model.Score(lessons[i].Pieces, scores[i]);
            }
        }

        return [.. RedFlags.All.Select((_, flag) => Limit(flag, lessons, scores))];
    }

    private static float Limit(int flag, List<Lesson> lessons, float[][] scores)
    {
        var judged = lessons.Zip(scores, (lesson, score) => (Likely: Probabilities.Logistic(score[flag]), Right: lesson.Classes.Contains(flag))).ToArray();
        for (var percent = 15; percent < 95; percent++)
        {
            var limit = percent / 100f;
            var heard = judged.Where(one => one.Likely >= limit).ToArray();
            if (heard.Length > 0 && heard.Count(one => one.Right) >= Precision * heard.Length)
            {
                return limit;
            }
        }

        return 0.95f;
    }
}
