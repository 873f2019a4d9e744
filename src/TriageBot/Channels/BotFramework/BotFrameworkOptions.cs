namespace TriageBot.Channels.BotFramework;

/// <summary>The <c>BotFramework</c> section of the settings. Without <see cref="AppId"/> every call is refused.</summary>
internal sealed record BotFrameworkOptions
{
    public const string Section = "BotFramework";

    /// <summary>The Microsoft app id (client id) of the bot.</summary>
    public string AppId { get; init; } = "";

    /// <summary>The app's client secret. Empty: the managed identity of the machine.</summary>
    public string AppPassword { get; init; } = "";

    /// <summary>The directory of a single-tenant app. Empty: the one that multi-tenant bots share.</summary>
    public string TenantId { get; init; } = "";

    public string OpenIdMetadataUrl { get; init; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary><c>{tenant}</c> stands for the tenant.</summary>
    public string TokenEndpoint { get; init; } = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token";

    /// <summary>Calls without a token are taken, and answered on this machine only. For local clients; refused in Production.</summary>
    public bool AllowAnonymous { get; init; }

    public bool IsOn => !string.IsNullOrWhiteSpace(AppId) || AllowAnonymous;

    public Uri TokenAddress => new(TokenEndpoint.Replace(
        "{tenant}", Uri.EscapeDataString(string.IsNullOrWhiteSpace(TenantId) ? "botframework.com" : TenantId.Trim()), StringComparison.Ordinal));

    /// <summary>One line each, naming the setting; none when it is off or complete.</summary>
    public IEnumerable<string> Problems(bool production)
    {
        if (production && AllowAnonymous)
        {
            yield return "BotFramework:AllowAnonymous is for local clients: in Production anybody could write as anybody else. Remove it.";
        }

        if (string.IsNullOrWhiteSpace(AppId) && !(string.IsNullOrWhiteSpace(AppPassword) && string.IsNullOrWhiteSpace(TenantId)))
        {
            yield return "BotFramework:AppId is missing: without it every call is refused";
        }

        if (!IsWebAddress(OpenIdMetadataUrl, production))
        {
            yield return "BotFramework:OpenIdMetadataUrl must be an https address: whoever answers there decides who may write";
        }

        if (!IsWebAddress(TokenEndpoint.Replace("{tenant}", "tenant", StringComparison.Ordinal), production))
        {
            yield return "BotFramework:TokenEndpoint must be an https address: the secret is sent there";
        }
    }

    // Plain http is for a stand-in on the same machine.
    private static bool IsWebAddress(string value, bool production) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address)
        && (address.Scheme is "https" || (address.Scheme is "http" && address.IsLoopback && !production));
}
