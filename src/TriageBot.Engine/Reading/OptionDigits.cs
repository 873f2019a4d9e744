using System.Globalization;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Menu numbers: "1", "(2)", "#3", "option 1", "1 and 3", "the first one", "13" where no option is 13.</summary>
internal sealed class OptionDigits
{
    private readonly PhraseTable<int> _words = new();

    public OptionDigits(Locale locale)
    {
        _words.AddAll(locale.Typed("polite"), -1);
        _words.AddAll(locale.Typed("option_words"), -1);
        _words.AddAll(locale.Typed("and"), -1);
        foreach (var key in new[] { "numbers", "ordinals" })
        {
            foreach (var (number, entries) in locale.Numbered(key))
            {
                if (number is >= 0 and <= 20)
                {
                    _words.AddAll(entries, (int)number);
                }
            }
        }
    }

    /// <summary>Numbers from 1 to <paramref name="count"/> when the message is nothing but menu numbers, else empty.</summary>
    public IReadOnlyList<int> Only(ReadOnlySpan<Token> tokens, int count)
    {
        var picked = new List<int>();
        for (var i = 0; i < tokens.Length;)
        {
            var length = 1;
            if (!tokens[i].IsNumber)
            {
                length = _words.Longest(tokens, i, out var number);
                if (length == 0 || number > count || number == 0)
                {
                    return [];
                }

                if (number > 0)
                {
                    picked.Add(number);
                }
            }
            else if (IsRange(tokens, i) || !Add(picked, tokens[i].Text, count))
            {
                return [];
            }

            i += length;
        }

        return picked.Count > 1 ? [.. picked.Distinct()] : picked;
    }

    // "1-3" may mean one to three or one and three: ask again.
    private static bool IsRange(ReadOnlySpan<Token> tokens, int at) => tokens[at].Before == '-' && at > 0 && tokens[at - 1].IsNumber;

    private static bool Add(List<int> picked, string digits, int count)
    {
        if (digits.Length > 9)
        {
            return false;
        }

        var number = int.Parse(digits, CultureInfo.InvariantCulture);
        if (number >= 1 && number <= count)
        {
            picked.Add(number);
            return true;
        }

        var each = digits.Select(digit => digit - '0').ToList();
        if (count > 9 || each.Count < 2 || each.Exists(digit => digit < 1 || digit > count) || each.Distinct().Count() < each.Count)
        {
            return false;
        }

        picked.AddRange(each);
        return true;
    }
}
