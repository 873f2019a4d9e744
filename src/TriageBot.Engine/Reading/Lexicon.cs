using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>One locale's words, compiled for reading answers. Built once, shared by all turns.</summary>
public sealed class Lexicon
{
    private readonly Locale _locale;

    public Lexicon(Locale locale) => _locale = locale;

    public string Tag => _locale.Tag;

    /// <summary>Yes, No, NotSure, Skipped or a miss; digits 1 2 3 0 in any script.</summary>
    public AnswerReading YesNo(string text) => throw new NotSupportedException();

    /// <summary>A date: one sure reading, two candidates in ascending order, NotSure, Skipped, or a miss.</summary>
    public AnswerReading Date(string text, Tense tense, DateOnly today) => throw new NotSupportedException();

    /// <summary>An amount within the bounds, NotSure, Skipped, or a miss; 0 is zero when the range includes it.</summary>
    public AnswerReading Number(string text, decimal? min, decimal? max) => throw new NotSupportedException();

    /// <summary>One option (or several), NotSure, Skipped, candidates, or a miss.</summary>
    /// <param name="options">Option ids with the labels shown, in order: 1, 2, 3…</param>
    public AnswerReading Choice(string text, IReadOnlyList<(string Id, string Label)> options, bool several) => throw new NotSupportedException();
}
