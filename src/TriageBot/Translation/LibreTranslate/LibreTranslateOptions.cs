namespace TriageBot.Translation.LibreTranslate;

/// <summary>Settings <c>Translation:LibreTranslate:*</c>.</summary>
internal sealed record LibreTranslateOptions
{
    public string Url { get; init; } = "";

    /// <summary>Empty where the server asks for none.</summary>
    public string ApiKey { get; init; } = "";

    public IEnumerable<string> Problems()
    {
        if (!TranslationOptions.IsWebAddress(Url))
        {
            yield return "Translation:LibreTranslate:Url is missing or no web address: write it as http://127.0.0.1:5000.";
        }
    }

    public IEnumerable<string> Warnings(bool production)
    {
        if (production && Uri.TryCreate(Url, UriKind.Absolute, out var url) && url is { Scheme: "http", IsLoopback: false })
        {
            yield return "Translation:LibreTranslate:Url is plain http: what people wrote can be read on its way.";
        }
    }
}
