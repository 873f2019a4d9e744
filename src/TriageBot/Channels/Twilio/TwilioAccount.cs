using System.Net.Http.Headers;
using System.Text;

namespace TriageBot.Channels.Twilio;

/// <summary>The account's part of Twilio's REST API: where it is and who asks.</summary>
internal static class TwilioAccount
{
    private const string Version = "/2010-04-01/";

    /// <param name="resource">Such as <c>Messages.json</c>.</param>
    public static string Address(TwilioOptions options, string resource) =>
        $"{Root(options)}{Version}Accounts/{Uri.EscapeDataString(options.AccountSid)}/{resource}";

    /// <summary>An address that Twilio gave relative to its own; null for one that leads elsewhere: our token goes with every call.</summary>
    public static string? Follow(TwilioOptions options, string? relative) =>
        relative?.StartsWith(Version, StringComparison.Ordinal) is true ? Root(options) + relative : null;

    public static AuthenticationHeaderValue Credentials(TwilioOptions options) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}")));

    private static string Root(TwilioOptions options) => options.ApiBaseUrl.TrimEnd('/');
}
