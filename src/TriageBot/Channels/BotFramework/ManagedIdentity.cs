namespace TriageBot.Channels.BotFramework;

/// <summary>The identity that Azure gives a machine or an app, asked for at an address only the machine itself reaches
/// (https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#get-a-token-using-http).</summary>
/// <param name="endpoint">Where App Service and its like say that it is, or null for a virtual machine's.</param>
/// <param name="header">The secret that goes with that.</param>
internal sealed class ManagedIdentity(string? endpoint = null, string? header = null)
{
    private const string Machine = "http://169.254.169.254/metadata/identity/oauth2/token";
    private const string Resource = "https://api.botframework.com";

    public static ManagedIdentity OfThisMachine() =>
        new(Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT"), Environment.GetEnvironmentVariable("IDENTITY_HEADER"));

    public HttpRequestMessage Request(string appId)
    {
        var inApp = !string.IsNullOrEmpty(endpoint) && !string.IsNullOrEmpty(header);
        var query = $"?api-version={(inApp ? "2019-08-01" : "2018-02-01")}&resource={Uri.EscapeDataString(Resource)}&client_id={Uri.EscapeDataString(appId)}";
        var request = new HttpRequestMessage(HttpMethod.Get, (string.IsNullOrEmpty(endpoint) ? Machine : endpoint) + query);
        request.Headers.Add(inApp ? "X-IDENTITY-HEADER" : "Metadata", inApp ? header : "true");
        return request;
    }
}
