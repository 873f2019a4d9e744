using System.Collections.Concurrent;
using TriageBot.Engine.Reading.Model;
using TriageBot.Engine.Reading.PrivateNumbers;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>All that reads what people type, compiled from the locales' words: once for a library, each part when it is first needed.</summary>
public sealed class Readers
{
    private readonly IReadOnlyDictionary<string, Locale> _locales;
    private readonly Lazy<MessageReader> _messages;
    private readonly Lazy<NumberMasker> _numbers;
    private readonly Func<Locale, LearnedAnswers?> _learned;
    private readonly ConcurrentDictionary<string, Lexicon> _lexicons = new(StringComparer.Ordinal);

    /// <param name="model">What was learned from the locales' examples; null where nothing was.</param>
    public Readers(IReadOnlyDictionary<string, Locale> locales, ReadingModel? model)
    {
        _locales = locales;
        var concepts = new ConceptLexicons(locales.Values);
        _messages = new Lazy<MessageReader>(() => new MessageReader([.. locales.Values], model, concepts));
        Clauses = new ClauseReader(concepts);
        _learned = locale => model is null ? null : new LearnedAnswers(model.Answers, new AnswerCutter(locale, concepts));
        _numbers = new Lazy<NumberMasker>(() => new NumberMasker(locales.Values));
    }

    internal ClauseReader Clauses { get; }

    public MessageReader Messages => _messages.Value;

    public NumberMasker Numbers => _numbers.Value;

    /// <param name="tag">Of a locale there is.</param>
    public Lexicon Lexicon(string tag) => _lexicons.GetOrAdd(tag, known => new Lexicon(_locales[known], _learned(_locales[known])));
}
