using System.Globalization;

namespace TriageBot.Engine.Reading;

/// <summary>Numbers in Ethiopic signs (Unicode 1369–137C): ones and tens are added up, ፻ counts hundreds, ፼ ten thousands; ፲፱፻፺ is 1990.</summary>
internal static class GeezNumeral
{
    private const int First = 0x1369;
    private const int Ten = 0x1372;
    private const int Hundred = 0x137B;
    private const int TenThousand = 0x137C;

    /// <summary>No number that people write has more signs; what follows is left out.</summary>
    private const int Most = 12;

    public static bool Has(int character) => character is >= First and <= TenThousand;

    public static string ToDigits(string signs)
    {
        var (total, section, number) = (0L, 0L, 0L);
        foreach (var sign in signs.AsSpan(0, Math.Min(signs.Length, Most)))
        {
            switch ((int)sign)
            {
                case TenThousand:
                    total += AtLeastOne(section + number) * 10_000;
                    (section, number) = (0, 0);
                    break;
                case Hundred:
                    section += AtLeastOne(number) * 100;
                    number = 0;
                    break;
                case >= Ten:
                    number += (sign - Ten + 1) * 10;
                    break;
                case >= First:
                    number += sign - First + 1;
                    break;
                default:
                    number = (number * 10) + Math.Clamp(sign - '0', 0, 9);
                    break;
            }
        }

        return (total + section + number).ToString(CultureInfo.InvariantCulture);
    }

    private static long AtLeastOne(long number) => Math.Max(1, number);
}
