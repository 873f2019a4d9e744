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
    private const int AnswerBits = 17;
    private const int Rounds = 14;
    private const int Folds = 3;

    /// <summary>A word of a list is a short text, and shared by many languages.</summary>
    private const float WordWeight = 0.3f;
    private const float ListWeight = 0.5f;

    /// <summary>One in so many short messages of the examples teaches what answers nothing.</summary>
    private const int NoAnswers = 12;
    private const int ShortMessage = 60;

    /// <summary>The examples were written in 2026.</summary>
    private const int OldYear = 2025;

    /// <summary>Of what is heard so much has to be true, on examples that were not learned from.</summary>
    private const double Precision = 0.92;

    private static readonly string[] WordLists = ["yes", "yes_first", "no", "no_first", "not_sure", "greetings", "function_words", "keywords.", "months.", "weekdays.", "language_names"];

    private static readonly string[] Things = ["months.", "weekdays.", "language_names", "greetings"];

    private static readonly (string Key, string Meaning)[] AnswerLists =
        [("yes", "yes"), ("yes_first", "yes"), ("no", "no"), ("no_first", "no"), ("not_sure", "not-sure"), ("skip", "skip"), ("unclear", "")];

    public static ReadingModel Train(IReadOnlyCollection<Locale> locales, IReadOnlyList<Example> examples)
    {
        var ordered = locales.OrderBy(locale => locale.Tag, StringComparer.Ordinal).ToArray();
        var messages = examples.Where(example => example.Kind is ExampleKind.Message).OrderBy(example => example.Locale, StringComparer.Ordinal).ToArray();
        var dangers = Dangers(ordered, messages);
        return new ReadingModel(Languages(ordered, messages), Learn(dangers), Limits(dangers), Answers(ordered, examples), Stamp(ordered, examples));
    }

    /// <summary>Hash of all that a model is learned from.</summary>
    public static string Stamp(IEnumerable<Locale> locales, IEnumerable<Example> examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var locale in locales.OrderBy(locale => locale.Tag, StringComparer.Ordinal))
        {
            foreach (var (key, list) in locale.Words.Where(list => IsListed(list.Key) || AnswerCutter.Keys.Contains(list.Key, StringComparer.Ordinal)).Concat(locale.Concepts.Value).OrderBy(list => list.Key, StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{locale.Tag}\n{key}\n{string.Join('\n', list.Entries)}\n"));
            }
        }

        foreach (var example in examples.OrderBy(example => example.Locale, StringComparer.Ordinal).ThenBy(example => example.Kind))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{example.Locale}\t{example.Kind}\t{string.Join(',', example.Labels)}\t{example.Text}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static bool IsListed(string key) =>
        WordLists.Any(list => list[^1] == '.' ? key.StartsWith(list, StringComparison.Ordinal) : string.Equals(key, list, StringComparison.Ordinal));

    private static LinearModel Languages(Locale[] locales, Example[] examples)
    {
        var tags = locales.Select(locale => locale.Tag).ToArray();

        // Other languages' lists hold them too: they tell nothing there.
        var mixed = locales.Where(locale => locale.Tag is LinguaFranca.Tag).SelectMany(Words).ToHashSet(StringComparer.OrdinalIgnoreCase);
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
            lessons.AddRange(Words(locale).Where(word => locale.Tag is LinguaFranca.Tag || !mixed.Contains(word)).Select(word => Lesson(word, tag, WordWeight)));
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
                return new Lesson(pieces.All.ToArray(), [.. example.Labels.Select(flag => RedFlags.All.IndexOf(flag))]);
            }),
        ];
    }

    private static LinearModel Answers(Locale[] locales, IReadOnlyList<Example> examples)
    {
        var concepts = new ConceptLexicons(locales);
        var pieces = new Pieces();
        var lessons = new List<Lesson>();
        foreach (var locale in locales)
        {
            var (reader, cutter) = (new YesNoReader(locale, new OptionDigits(locale)), new AnswerCutter(locale, concepts));
            Lesson Lesson(string text, int meaning, float weight)
            {
                var tokens = Tokens.Of(text);
                cutter.Cut(text, tokens, reader.Told(text, tokens), pieces);
                return new Lesson(pieces.All.ToArray(), [meaning < 0 ? LearnedAnswers.Meanings.Length : meaning], weight);
            }

            var own = examples.Where(example => string.Equals(example.Locale, locale.Tag, StringComparison.Ordinal)).ToLookup(example => example.Kind);
            lessons.AddRange(own[ExampleKind.Answer].Select(example => Lesson(example.Text, example.Labels.IsEmpty ? -1 : LearnedAnswers.Meanings.IndexOf(example.Labels[0]), 1)));
            lessons.AddRange(own[ExampleKind.Message].Where((example, place) => place % NoAnswers == 0 && example.Text.Length < ShortMessage).Select(example => Lesson(example.Text, -1, ListWeight)));
            lessons.AddRange(NoAnswersAtAll(locale).Select(text => Lesson(text, -1, ListWeight)));
            lessons.AddRange(AnswerLists.SelectMany(list => locale.Typed(list.Key).Select(text => Lesson(text, LearnedAnswers.Meanings.IndexOf(list.Meaning), ListWeight))));
        }

        return LinearTrainer.Learn([.. LearnedAnswers.Sides.Select(side => side.ToString())], lessons, exclusive: true, AnswerBits, Rounds, shrink: 0.0001f);
    }

    // Names of things answer nothing.
    private static IEnumerable<string> NoAnswersAtAll(Locale locale) =>
        locale.Dialogs.Values.SelectMany(texts => texts).Where(text => text.Key.Contains(".options.", StringComparison.Ordinal) || text.Key.EndsWith(".label", StringComparison.Ordinal))
            .OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => text.Value.Text)
            .Concat(locale.Words.Where(list => Things.Any(key => list.Key.StartsWith(key, StringComparison.Ordinal))).OrderBy(list => list.Key, StringComparer.Ordinal).SelectMany(list => list.Value.Entries))
            .Distinct(StringComparer.Ordinal);

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
