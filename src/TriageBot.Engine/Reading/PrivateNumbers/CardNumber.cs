namespace TriageBot.Engine.Reading.PrivateNumbers;

/// <summary>Bank cards as ISO/IEC 7812 numbers them.</summary>
internal static class CardNumber
{
    /// <summary>Begins like a card of this length and its last digit checks.</summary>
    public static bool Is(string digits) => BeginsLikeOne(digits) && Checks(digits);

    // No issuer's number begins with 0 or 1, where dialling out does.
    private static bool BeginsLikeOne(string digits) => digits.Length switch
    {
        13 => digits[0] is '4',
        14 => digits is ['3', '0' or '6' or '8' or '9', ..],
        15 => digits is ['3', '4' or '7', ..],
        16 => digits[0] is >= '2' and <= '6',
        >= 17 and <= 19 => digits[0] is '3' or '4' or '5' or '6',
        _ => false,
    };

    // Luhn: every second digit from the right doubled, the digits of all added up.
    private static bool Checks(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var value = i % 2 == 0 ? digit : digit * 2;
            sum += value > 9 ? value - 9 : value;
        }

        return sum % 10 == 0;
    }
}
