using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Answers that answer nothing: "I don't know", "skip", 0.</summary>
internal sealed class ShrugReader
{
    private static readonly AnswerReading NotSure = new Understood(new NotSure());
    private static readonly AnswerReading Skipped = new Understood(new Skipped());

    private readonly PhraseTable<Shrug> _words = new();

    public ShrugReader(Locale locale)
    {
        _words.AddAll(locale.Typed("not_sure"), Shrug.NotSure);
        _words.AddAll(locale.Typed("skip"), Shrug.Skip);
        _words.AddAll(locale.Typed("polite"), Shrug.Polite);
    }

    private enum Shrug
    {
        Polite,
        NotSure,
        Skip,
    }

    public static bool IsNotSure(AnswerReading? reading) => NotSure.Equals(reading);

    /// <summary>When the whole message is such an answer.</summary>
    public AnswerReading? Whole(ReadOnlySpan<Token> tokens)
    {
        AnswerReading? reading = null;
        for (var i = 0; i < tokens.Length;)
        {
            var length = _words.Longest(tokens, i, out var shrug);
            if (length == 0 && tokens[i].IsNumber && IsZero(tokens[i].Text))
            {
                (length, shrug) = (1, Shrug.Skip);
            }

            if (length == 0)
            {
                return null;
            }

            reading = shrug switch
            {
                Shrug.NotSure => NotSure,
                Shrug.Skip => reading ?? Skipped,
                _ => reading,
            };
            i += length;
        }

        return reading;
    }

    /// <summary>A short message that says "I don't know" somewhere, for readers that found nothing better.</summary>
    public AnswerReading? Somewhere(ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i < tokens.Length && tokens.Length <= 12; i++)
        {
            if (_words.Longest(tokens, i, out var shrug) > 0 && shrug == Shrug.NotSure)
            {
                return NotSure;
            }
        }

        return null;
    }

    private static bool IsZero(string digits) => digits is "0";
}
