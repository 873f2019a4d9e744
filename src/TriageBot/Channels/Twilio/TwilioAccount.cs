using System.Net.Http.Headers;
using System.Text;

namespace TriageBot.Channels.Twilio;

/// <summary>The account's part of Twilio's REST API: where it is and who asks.</summary>
internal static class TwilioAccount
{
    private const string Version = "/2010-04-01/";
    private const string Domain = "twilio.com";

    /// <param name="resource">Such as <c>Messages.json</c>.</param>
    public static string Address(TwilioOptions options, string resource) =>
        $"{Root(options)}{Version}Accounts/{Uri.EscapeDataString(options.AccountSid)}/{resource}";

    /// <summary>An address that Twilio gave relative to its own; null for one that leads elsewhere: our token goes with every call.</summary>
    public static string? Follow(TwilioOptions options, string? relative) =>
        relative?.StartsWith(Version, StringComparison.Ordinal) is true ? Root(options) + relative : null;

    /// <summary>A medium's address as Twilio gave it, at the address that we call Twilio by; null for one that is not Twilio's.</summary>
    public static string? Medium(TwilioOptions options, string given)
    {
        if (given.StartsWith(Root(options) + Version, StringComparison.Ordinal))
        {
            return given;
        }

        return Uri.TryCreate(given, UriKind.Absolute, out var address) && address is { Scheme: "https", IsDefaultPort: true }
            && address.Host.EndsWith("." + Domain, StringComparison.Ordinal)
                ? Follow(options, address.AbsolutePath)
                : null;
    }

    public static AuthenticationHeaderValue Credentials(TwilioOptions options) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}")));

    private static string Root(TwilioOptions options) => options.ApiBaseUrl.TrimEnd('/');
}
