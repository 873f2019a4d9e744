using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading.Model;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>One locale's words, compiled for reading answers. Built once, shared by all turns.</summary>
public sealed class Lexicon
{
    private readonly Locale _locale;
    private readonly YesNoReader _yesNo;
    private readonly NumberReader _numbers;
    private readonly DateReader _dates;
    private readonly ChoiceReader _choices;
    private readonly OwnWordsReader _ownWords;

    /// <param name="learned">What was learned of answers; null where nothing was.</param>
    internal Lexicon(Locale locale, LearnedAnswers? learned)
    {
        _locale = locale;
        var shrugs = new ShrugReader(locale);
        var digits = new OptionDigits(locale);
        var numberWords = new NumberWords(locale);
        _yesNo = new YesNoReader(locale, digits, learned);
        _numbers = new NumberReader(numberWords, shrugs);
        _dates = new DateReader(locale, numberWords, shrugs);
        _choices = new ChoiceReader(locale, digits, shrugs);
        _ownWords = new OwnWordsReader(locale, shrugs);
    }

    public string Tag => _locale.Tag;

    /// <summary>Yes, No, NotSure, Skipped or a miss; digits 1 2 3 0 in any script.</summary>
    /// <param name="question">The locale's <c>answers.&lt;question&gt;</c> say what is a yes to this question only.</param>
    public AnswerReading YesNo(string text, string? question = null) => _yesNo.Read(text, question, guess: true);

    /// <summary>The same by words and digits alone, where a wrong yes could do harm: consent, safety, erasing, sending.</summary>
    public AnswerReading YesNoInWords(string text, string? question = null) => _yesNo.Read(text, question, guess: false);

    /// <summary>A date: one sure reading, two candidates in ascending order, NotSure, Skipped, or a miss.</summary>
    public AnswerReading Date(string text, Tense tense, DateOnly today) => OrShrug(_dates.Read(text, tense, today), text);

    /// <summary>An amount within the bounds, NotSure, Skipped, or a miss; 0 is zero when the range includes it.</summary>
    public AnswerReading Number(string text, decimal? min, decimal? max) => OrShrug(_numbers.Read(text, min, max), text);

    /// <summary>One option (or several), NotSure, Skipped, candidates, or a miss.</summary>
    /// <param name="options">Option ids with the labels shown, in order: 1, 2, 3…</param>
    public AnswerReading Choice(string text, IReadOnlyList<(string Id, string Label)> options, bool several) =>
        OrShrug(_choices.Read(text, options, several), text);

    // "Two or three" is neither a number nor a shrug.
    private AnswerReading OrShrug(AnswerReading reading, string text) =>
        reading is NotUnderstood && !_numbers.Counts(text) && _yesNo.Shrug(text) is { } shrug ? shrug : reading;

    /// <summary>A name of one to five words without "my name is"; Skipped, or a miss.</summary>
    public AnswerReading Name(string text) => _ownWords.Name(text);

    /// <summary>A ZIP code or the words for a place without "I live in"; NotSure, Skipped, or a miss.</summary>
    public AnswerReading Place(string text) => _ownWords.Place(text);

    /// <summary>When someone may call, as written; NotSure, Skipped, or a miss.</summary>
    public AnswerReading Times(string text) => _ownWords.Times(text);

    /// <summary>A story as written, kept up to <paramref name="max"/> characters; Skipped, or a miss.</summary>
    public AnswerReading Text(string text, int max) => _ownWords.Story(text, max);
}
