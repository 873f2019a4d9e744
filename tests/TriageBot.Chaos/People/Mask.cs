using System.Text.RegularExpressions;

namespace TriageBot.Chaos.People;

/// <summary>Hides what differs from one conversation to the next although it is the same text: the reference.</summary>
internal static partial class Mask
{
    public static string Of(string text) => Reference().Replace(text, "K0-00");

    [GeneratedRegex("[A-Z][0-9]-[0-9]{2,3}", RegexOptions.None, 1000)]
    public static partial Regex Reference();
}
