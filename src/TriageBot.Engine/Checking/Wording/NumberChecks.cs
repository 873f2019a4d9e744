using System.Text.RegularExpressions;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>Phone numbers stand once, in resources.yaml, with a source and a date by which they are called again.</summary>
internal static partial class NumberChecks
{
    public static IEnumerable<Finding> Run(TextFile file)
    {
        foreach (var (key, text) in file.Texts)
        {
            var plain = IsoDate().Replace(text.Text, "");
            if (LongNumber().Match(plain) is { Success: true } number)
            {
                yield return file.Error(key, "phone-literal", $"has the number {number.Value.Trim()} in it.", "Put it into resources.yaml and write {phone.<id>} here.");
            }
            else if (Short().Match(plain) is { Success: true } emergency)
            {
                yield return file.Error(key, "phone-literal", $"has the number {emergency.Value} in it.", "Write {phone.police} or {phone.crisis_line}, as resources.yaml has them.");
            }
        }
    }

    // Seven digits or more of any script, with at most two signs between two of them and no line break.
    [GeneratedRegex(@"\d(?:[ \t.()/-]{0,2}\d){6,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"(?<![\d.,])(?:911|988)(?![\d.,]\d|\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Short();
}
