namespace TriageBot.Translation.Azure;

/// <summary>Settings <c>Translation:Azure:*</c>.</summary>
internal sealed record AzureOptions
{
    private const string OwnDomain = ".cognitiveservices.azure.";
    private const string PathOfOwnDomain = "/translator/text/v3.0";

    public string Endpoint { get; init; } = "https://api.cognitive.microsofttranslator.com";

    public string Key { get; init; } = "";

    /// <summary>Of the resource; empty for a global one.</summary>
    public string Region { get; init; } = "";

    /// <summary>What <c>/translate</c> is put behind. An address that is the resource's own serves Translator below a path.</summary>
    public string Base
    {
        get
        {
            var endpoint = Endpoint.TrimEnd('/');
            return new Uri(endpoint) is { AbsolutePath: "/" } root && root.Host.Contains(OwnDomain, StringComparison.OrdinalIgnoreCase) ? endpoint + PathOfOwnDomain : endpoint;
        }
    }

    public IEnumerable<string> Problems(bool production)
    {
        if (string.IsNullOrWhiteSpace(Key))
        {
            yield return "Translation:Azure:Key is missing: copy it from Keys and Endpoint of the Translator resource.";
        }

        if (!TranslationOptions.IsWebAddress(Endpoint) || (new Uri(Endpoint) is { Scheme: "http" } plain && (production || !plain.IsLoopback)))
        {
            yield return "Translation:Azure:Endpoint must be an https address: the key and what people wrote are sent there.";
        }
    }
}
