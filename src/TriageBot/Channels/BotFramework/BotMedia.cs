using System.Net.Http.Headers;
using TriageBot.Engine.Conversations;

namespace TriageBot.Channels.BotFramework;

/// <summary>Fetches what people attach to a chat. The service that a valid token vouched for is asked with our token; everybody else without, and only over https at public addresses.</summary>
internal sealed class BotMedia(IHttpClientFactory clients, BotFrameworkOptions options, ConnectorToken tokens, TimeProvider time) : IMediaSource
{
    /// <summary>For everybody but the vouched service: reaches no private address.</summary>
    public const string ClientName = "bot-media";

    /// <summary>What the connector keeps
    /// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#get-attachment). The token opens nothing else: a stranger wrote the address.</summary>
    private const string Kept = "/v3/attachments/";

    private readonly MediaDownload _download = new(time);

    public IReadOnlyList<string> Names => BotRoute.ChannelNames;

    public async Task<FetchResult> Fetch(Media medium, string? to, CancellationToken cancel)
    {
        if (!MediaTypes.IsWorthAsking(medium.ContentType))
        {
            return new NotFetched(AttachmentState.OtherType);
        }

        if (medium.IsInline)
        {
            return InlineMedium.Read(medium);
        }

        if (BotRoute.Read(to) is not { } route || ServiceAddress.Of(route, options) is not { } service || !Uri.TryCreate(medium.Url, UriKind.Absolute, out var address))
        {
            return new NotFetched(AttachmentState.Gone);
        }

        HttpClient? Way(Uri next) =>
            IsOf(service, next) ? clients.CreateClient(BotChannel.ClientName) : next.Scheme is "https" ? clients.CreateClient(ClientName) : null;
        return route.Vouched && IsOf(service, address) && address.AbsolutePath.Contains(Kept, StringComparison.Ordinal)
            ? await WithToken(address, medium.ContentType, Way, cancel)
            : Settled(await _download.Get(address, medium.ContentType, null, Way, cancel));
    }

    private async Task<FetchResult> WithToken(Uri address, string declared, Func<Uri, HttpClient?> way, CancellationToken cancel)
    {
        try
        {
            var token = await tokens.Get(cancel);
            var result = await _download.Get(address, declared, new AuthenticationHeaderValue("Bearer", token), way, cancel);
            if (result is FetchFailed { Failure.Code: "http_401" })
            {
                tokens.Forget(token);
            }

            return result;
        }
        catch (TokenRefusedException refused)
        {
            return new FetchFailed(new SendFailure(true, $"token_{refused.Status}"));
        }
        catch (HttpRequestException)
        {
            return new FetchFailed(new SendFailure(true, "unreachable"));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new FetchFailed(new SendFailure(true, "timeout"));
        }
    }

    // Nothing that we can try again would open it: staff should know that it is not coming.
    private static FetchResult Settled(FetchResult result) =>
        result is FetchFailed { Failure.Code: "http_401" or "http_403" or MediaDownload.Private } ? new NotFetched(AttachmentState.Gone) : result;

    // Scheme, host and port. Teams' own attachments lie beside the path of its service URL, not under it.
    private static bool IsOf(Uri service, Uri address) =>
        Uri.Compare(service, address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
