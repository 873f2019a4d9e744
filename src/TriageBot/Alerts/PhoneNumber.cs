using System.Text;

namespace TriageBot.Alerts;

/// <summary>Phone numbers as people write them and as channels give them.</summary>
internal static class PhoneNumber
{
    /// <summary>E.164 with its plus, or null. Ten digits are read as North American, as the hotline's staff write them.</summary>
    public static string? Normalise(string? text)
    {
        var digits = new StringBuilder();
        var rest = WithoutScheme(text ?? "").Trim();
        foreach (var sign in rest)
        {
            if (char.IsAsciiDigit(sign))
            {
                digits.Append(sign);
            }
            else if (sign is not (' ' or '-' or '.' or '(' or ')' or '\u00A0') && !(sign is '+' && digits.Length == 0))
            {
                return null;
            }
        }

        return digits.Length switch
        {
            10 when !rest.StartsWith('+') => "+1" + digits,
            >= 8 and <= 15 when digits[0] is not '0' => "+" + digits,
            _ => null,
        };
    }

    private static string WithoutScheme(string text) =>
        text.StartsWith("whatsapp:", StringComparison.OrdinalIgnoreCase) ? text["whatsapp:".Length..] : text;
}
