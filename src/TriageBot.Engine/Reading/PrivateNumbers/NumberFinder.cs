using System.Text;

namespace TriageBot.Engine.Reading.PrivateNumbers;

/// <summary>Finds private numbers in one text, from left to right.</summary>
internal sealed class NumberFinder(string text, Token[] tokens, SaidInText said)
{
    public List<FoundNumber> All()
    {
        var found = new List<FoundNumber>();
        for (var i = 0; i < tokens.Length;)
        {
            if (At(i) is var (kind, next, isNamed))
            {
                found.Add(new FoundNumber(kind, tokens[i].Start, tokens[next - 1].End, isNamed));
                i = next;
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    private (PrivateKind Kind, int Next, bool IsNamed)? At(int at)
    {
        if (NumberShape.Touches(tokens, at))
        {
            return null;
        }

        if (PassportAt(at) is { } passport)
        {
            return (PrivateKind.Passport, passport, true);
        }

        return tokens[at].IsNumber ? DigitsAt(at)
            : tokens[at].Text is "a" && at + 1 < tokens.Length && tokens[at + 1].IsNumber ? LetterAAt(at)
            : null;
    }

    private (PrivateKind, int, bool)? DigitsAt(int at)
    {
        foreach (var number in NumberShape.At(tokens, at).Where(number => !NumberShape.Touches(tokens, number.Next)))
        {
            var about = said.About(at, number.Next);
            if (IsCalled(about, number))
            {
                return (about!.Value, number.Next, true);
            }

            if (about is not PrivateKind.Keep && !IsMarkedOtherwise(at) && ByShape(number) is { } kind)
            {
                return (kind, number.Next, about == kind);
            }
        }

        return null;
    }

    private static bool IsCalled(PrivateKind? about, NumberShape number) => about switch
    {
        PrivateKind.Ssn => number is { Digits: 9, IsComplete: true },
        PrivateKind.ANumber => number is { Digits: >= 7 and <= 9, IsComplete: true, IsDate: false },
        PrivateKind.Card => number is { Digits: >= 13 and <= 19 },
        _ => false,
    };

    private PrivateKind? ByShape(NumberShape number) =>
        number.Is(3, 2, 4) && IsAlone(number) ? PrivateKind.Ssn
        : (number.Groups.Length == 1 || number.Groups[0].Length == 4) && CardNumber.Is(number.Text) ? PrivateKind.Card
        : null;

    // No part of a longer row of digits that is written the same way.
    private bool IsAlone(NumberShape number)
    {
        var (second, third) = (tokens[number.First + 1], tokens[number.First + 2]);
        return second.Before == third.Before
            && !(NumberShape.Continues(tokens, number.First) && tokens[number.First].Before == second.Before)
            && !(NumberShape.Continues(tokens, number.Next) && tokens[number.Next].Before == second.Before);
    }

    // "+52…" is a phone, "$…" is money.
    private bool IsMarkedOtherwise(int at) => tokens[at].Before is '+' or '$';

    private (PrivateKind, int, bool)? LetterAAt(int at)
    {
        foreach (var number in NumberShape.At(tokens, at + 1))
        {
            if (number is { Digits: >= 7 and <= 9, IsComplete: true, IsDate: false, IsZip: false }
                && !NumberShape.Touches(tokens, number.Next)
                && said.About(at, number.Next) is var about and not PrivateKind.Keep
                && (about is PrivateKind.ANumber || IsLetterOf(at, number)))
            {
                return (PrivateKind.ANumber, number.Next, about is PrivateKind.ANumber);
            }
        }

        return null;
    }

    // "a" is a word in Spanish: apart from the number it counts as the letter when it is a capital or begins the sentence.
    private bool IsLetterOf(int at, NumberShape number) => tokens[at + 1] switch
    {
        { Before: '#' } => true,
        { Spaced: false, Before: '\0' or '-' or '.' or ':' } => true,
        { Before: '\0' or '-' or ':' } => number.Digits >= 8 && (IsCapital(at) || (number.Digits == 9 && (at == 0 || tokens[at].BeginsSentence))),
        _ => false,
    };

    private bool IsCapital(int at) => Rune.TryGetRuneAt(text, tokens[at].Start, out var letter) && Rune.IsUpper(letter);

    /// <summary>Just behind the passport number that begins here, or null.</summary>
    private int? PassportAt(int at)
    {
        if (said.IsBetween(at) || !(tokens[at].IsNumber || tokens[at].Text.All(char.IsAsciiLetter)))
        {
            return null;
        }

        var next = at + 1;
        while (NumberShape.Touches(tokens, next))
        {
            next++;
        }

        if (IsPassport(at, next))
        {
            return next;
        }

        // "G 12345678", "123 456 789"
        var digits = tokens[at].IsNumber ? at : tokens[at].Text.Length <= 2 ? at + 1 : tokens.Length;
        return NumberShape.At(tokens, digits).FirstOrDefault(number => number is { IsComplete: true, IsDate: false } && IsPassport(at, number.Next))?.Next;
    }

    private bool IsPassport(int at, int next)
    {
        var (letters, digits) = (0, 0);
        for (var i = at; i < next; i++)
        {
            (letters, digits) = tokens[i].IsNumber ? (letters, digits + tokens[i].Text.Length) : (letters + tokens[i].Text.Length, digits);
        }

        return digits >= 4 && letters + digits is >= 6 and <= 9 && said.About(at, next) is PrivateKind.Passport;
    }
}
