using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TriageBot.Engine.Texts.Editing;

/// <summary>Writes one value so that YAML reads it back as it was meant.</summary>
internal static partial class YamlScalar
{
    /// <summary>What other programs take for true, false or nothing.</summary>
    private static readonly string[] Reserved = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"];

    /// <param name="plain">Without quotes where that is safe, as the value in its place was written.</param>
    public static string Write(string value, bool plain) => plain && IsPlain(value) ? value : Quoted(value);

    /// <summary>A key is plain wherever it can be.</summary>
    public static string Key(string key) => KeyPattern().IsMatch(key) && !IsReserved(key) ? key : Quoted(key);

    private static bool IsPlain(string value) => PlainPattern().IsMatch(value) && !IsReserved(value);

    private static bool IsReserved(string value) => Reserved.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static string Quoted(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var character in value)
        {
            text.Append(character switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                // YAML folds these line ends, and takes a byte order mark for the start of a file.
                < ' ' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF' => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
                _ => character.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    // Narrower than YAML allows: letters, digits and single spaces, with marks that mean nothing to YAML inside a word.
    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}\p{Nd}'’._/()!?-]*( [\p{L}\p{M}\p{Nd}'’._/()!?]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_]([A-Za-z0-9_-]*)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyPattern();
}
