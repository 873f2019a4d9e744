using System.Text;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.PrivateNumbers;

/// <summary>Takes numbers that must not be texted out of a text, before anything reads or keeps it: A-number, Social Security number,
/// passport, bank card. What could be a phone is left alone unless the person's own words, or the letter A, call it something else.</summary>
public sealed class NumberMasker
{
    /// <summary>Stands where a number stood.</summary>
    public const string Mark = "●●●●";

    /// <summary>No such number has fewer.</summary>
    private const int FewestDigits = 6;

    private readonly SaidWords _words;

    public NumberMasker(IEnumerable<Locale> locales) => _words = new SaidWords(locales);

    public static bool IsMarked(string text) => text.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Nothing was written but numbers that were taken out.</summary>
    public bool IsOnlyMarks(string text) =>
        IsMarked(text) && !_words.Labels.Append(Mark).Aggregate(text, (rest, mark) => rest.Replace(mark, "", StringComparison.Ordinal)).Any(char.IsLetterOrDigit);

    /// <summary>Total: never throws, whatever the text. Masking what is masked changes nothing.</summary>
    public string Mask(string text)
    {
        // Nearly every text is short of digits, and is not even cut into words.
        while (HasDigits(text))
        {
            var tokens = Tokens.Of(text);
            var found = new NumberFinder(text, tokens, _words.In(tokens)).All();
            if (found.Count == 0)
            {
                break;
            }

            // Again, because a number that is gone may lay open the one behind it.
            text = Without(text, found);
        }

        return text;
    }

    private string Without(string text, List<FoundNumber> found)
    {
        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var number in found)
        {
            masked.Append(text, at, number.Start - at);
            if (!number.IsNamed && _words.LabelOf(number.Kind) is { } label)
            {
                masked.Append(label).Append(' ');
            }

            masked.Append(Mark);
            at = number.End;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }

    private static bool HasDigits(string text)
    {
        var digits = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            digits += rune.IsAscii ? (char.IsAsciiDigit((char)rune.Value) ? 1 : 0) : Folding.DigitOf(rune) is null ? 0 : 1;
            if (digits == FewestDigits)
            {
                return true;
            }
        }

        return false;
    }
}
