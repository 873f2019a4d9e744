using System.Text.RegularExpressions;

namespace TriageBot.Try;

/// <summary>A text sent from the simulator.</summary>
/// <param name="Contact">Made up by the page; stands for a phone number.</param>
/// <param name="Id">The same one when the page tries again.</param>
/// <param name="Source">What the page's address says about where the person comes from; one that nobody knows counts as none.</param>
internal sealed record SentText(string? Contact, string? Id, string? Text, string? Source = null)
{
    /// <summary>Longer than any phone sends in one go.</summary>
    public const int Longest = 4000;

    public const int LongestSource = 64;

    /// <summary>The field that cannot be read, or null.</summary>
    public string? BadField() =>
        !TryNames.Fits(Contact) ? "contact"
        : !TryNames.Fits(Id) ? "id"
        : string.IsNullOrWhiteSpace(Text) ? "text"
        : null;
}

/// <summary>What the page asks for.</summary>
/// <param name="From">Lines it has already.</param>
internal sealed record ThreadRequest(string? Contact, int From)
{
    /// <summary>The field that cannot be read, or null.</summary>
    public string? BadField() =>
        !TryNames.Fits(Contact) ? "contact"
        : From < 0 ? "from"
        : null;
}

/// <summary>Names that the page makes up: letters, digits and dashes.</summary>
internal static partial class TryNames
{
    public static bool Fits(string? name) => name is not null && Pattern().IsMatch(name);

    [GeneratedRegex(@"\A[A-Za-z0-9-]{8,64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
