using TriageBot.CaseQueue;
using TriageBot.Engine.Conversations;

namespace TriageBot.Channels.Twilio;

/// <summary>Fetches pictures and voice notes. Twilio asks for the account's credentials and then redirects to where the bytes are, which must not see them.</summary>
internal sealed class TwilioMedia(IHttpClientFactory clients, TwilioOptions options, TimeProvider time) : IMediaSource
{
    /// <summary>Follows nothing by itself, and goes to no private address but Twilio's own stand-in.</summary>
    public const string ClientName = "twilio-media";

    private readonly MediaDownload _download = new(time);

    public IReadOnlyList<string> Names { get; } = [TwilioAddress.Sms, TwilioAddress.WhatsApp];

    public async Task<FetchResult> Fetch(Media medium, string? to, CancellationToken cancel)
    {
        if (!MediaTypes.IsWorthAsking(medium.ContentType))
        {
            return new NotFetched(AttachmentState.OtherType);
        }

        return TwilioAccount.Medium(options, medium.Url) is { } address
            ? await _download.Get(new Uri(address), medium.ContentType, TwilioAccount.Credentials(options), Way, cancel)
            : new NotFetched(AttachmentState.Gone);
    }

    /// <summary>For <see cref="ClientName"/>.</summary>
    public static SocketsHttpHandler Handler(TwilioOptions options) => CaseQueueWebhook.Handler(allowPrivateNetwork: IsStandIn(options));

    private HttpClient? Way(Uri address) =>
        address.Scheme is "https" || (IsStandIn(options) && address is { Scheme: "http", IsLoopback: true }) ? clients.CreateClient(ClientName) : null;

    // In the tests, or where somebody tries things out: Twilio itself is always https.
    private static bool IsStandIn(TwilioOptions options) => new Uri(options.ApiBaseUrl) is { Scheme: "http", IsLoopback: true };
}
