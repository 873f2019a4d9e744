using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading.Model;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>One locale's words, compiled for reading answers. Built once, shared by all turns.</summary>
public sealed class Lexicon
{
    private readonly Locale _locale;
    private readonly LearnedAnswers? _learned;
    private readonly YesNoReader _yesNo;
    private readonly NumberReader _numbers;
    private readonly DateReader _dates;
    private readonly ChoiceReader _choices;
    private readonly OwnWordsReader _ownWords;

    /// <param name="learned">What was learned of answers; null where nothing was.</param>
    internal Lexicon(Locale locale, LearnedAnswers? learned)
    {
        (_locale, _learned) = (locale, learned);
        var shrugs = new ShrugReader(locale);
        var digits = new OptionDigits(locale);
        var numberWords = new NumberWords(locale);
        _yesNo = new YesNoReader(locale, digits);
        _numbers = new NumberReader(numberWords, shrugs);
        _dates = new DateReader(locale, numberWords, shrugs);
        _choices = new ChoiceReader(locale, digits, shrugs);
        _ownWords = new OwnWordsReader(locale, shrugs);
        InWords = learned is null ? this : new Lexicon(this);
    }

    private Lexicon(Lexicon guessing) =>
        (_locale, _yesNo, _numbers, _dates, _choices, _ownWords, InWords) = (guessing._locale, guessing._yesNo, guessing._numbers, guessing._dates, guessing._choices, guessing._ownWords, this);

    public string Tag => _locale.Tag;

    /// <summary>The same words and digits without what was learned, where a wrong guess could do harm: consent, safety, erasing, sending.</summary>
    public Lexicon InWords { get; }

    /// <summary>Yes, No, NotSure, Skipped or a miss; digits 1 2 3 0 in any script.</summary>
    /// <param name="question">The locale's <c>answers.&lt;question&gt;</c> say what is a yes to this question only.</param>
    public AnswerReading YesNo(string text, string? question = null)
    {
        var tokens = Tokens.Of(text);
        if (_yesNo.Plain(tokens, question) is var plain and not Side.None)
        {
            return Sides.ReadingOf(plain);
        }

        var told = _yesNo.Told(text, tokens);
        return Sides.ReadingOf(_learned is null || tokens.Length == 0 ? told : _learned.Settle(text, tokens, told));
    }

    /// <summary>A date: one sure reading, two candidates in ascending order, NotSure, Skipped, or a miss.</summary>
    public AnswerReading Date(string text, Tense tense, DateOnly today) => OrShrug(_dates.Read(text, tense, today), text);

    /// <summary>An amount within the bounds, NotSure, Skipped, or a miss; 0 is zero when the range includes it.</summary>
    public AnswerReading Number(string text, decimal? min, decimal? max) => OrShrug(_numbers.Read(text, min, max), text);

    /// <summary>One option (or several), NotSure, Skipped, candidates, or a miss.</summary>
    /// <param name="options">Option ids with the labels shown, in order: 1, 2, 3…</param>
    public AnswerReading Choice(string text, IReadOnlyList<(string Id, string Label)> options, bool several) =>
        OrShrug(_choices.Read(text, options, several), text);

    // Not sure or skip, in whatever words, where something else was asked for. "Two or three" is neither a number nor a shrug.
    private AnswerReading OrShrug(AnswerReading reading, string text)
    {
        if (reading is not NotUnderstood || _learned is null || _numbers.Counts(text))
        {
            return reading;
        }

        var tokens = Tokens.Of(text);
        return tokens.Length > 0 && _learned.Shrug(text, tokens, _yesNo.Told(text, tokens)) is var side and not Side.None ? Sides.ReadingOf(side) : reading;
    }

    /// <summary>A name of one to five words without "my name is"; Skipped, or a miss.</summary>
    public AnswerReading Name(string text) => _ownWords.Name(text);

    /// <summary>A ZIP code or the words for a place without "I live in"; NotSure, Skipped, or a miss.</summary>
    public AnswerReading Place(string text) => _ownWords.Place(text);

    /// <summary>When someone may call, as written; NotSure, Skipped, or a miss.</summary>
    public AnswerReading Times(string text) => _ownWords.Times(text);

    /// <summary>A story as written, kept up to <paramref name="max"/> characters; Skipped, or a miss.</summary>
    public AnswerReading Text(string text, int max) => _ownWords.Story(text, max);
}
