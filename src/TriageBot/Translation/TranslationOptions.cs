using TriageBot.Translation.Azure;
using TriageBot.Translation.LibreTranslate;

namespace TriageBot.Translation;

/// <summary>The <c>Translation</c> section of the settings.</summary>
internal sealed record TranslationOptions
{
    public const string Section = "Translation";

    private const string NoneName = "None";
    private const string AzureName = "Azure";
    private const string LibreTranslateName = "LibreTranslate";

    public string Provider { get; init; } = NoneName;

    public AzureOptions Azure { get; init; } = new();

    public LibreTranslateOptions LibreTranslate { get; init; } = new();

    public bool IsAzure => Is(AzureName);

    public bool IsLibreTranslate => Is(LibreTranslateName);

    public bool IsOn => IsAzure || IsLibreTranslate;

    /// <summary>One line each, naming the setting; none when it is off or complete.</summary>
    public IEnumerable<string> Problems(bool production) =>
        IsAzure ? Azure.Problems(production)
        : IsLibreTranslate ? LibreTranslate.Problems()
        : Is(NoneName) ? []
        : [$"{Section}:Provider is '{Provider}'. Write {NoneName}, {AzureName} or {LibreTranslateName}."];

    /// <summary>Said once at the start.</summary>
    public IEnumerable<string> Warnings(bool production) => IsLibreTranslate ? LibreTranslate.Warnings(production) : [];

    /// <summary>Absolute, http or https, and without a user name, which would end up in logs.</summary>
    internal static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.UserInfo.Length == 0;

    private bool Is(string provider) => string.Equals(Provider.Trim(), provider, StringComparison.OrdinalIgnoreCase);
}
