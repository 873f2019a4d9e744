using System.Net;
using TriageBot.CaseQueue;
using TriageBot.Engine.Conversations;

namespace TriageBot.Channels.Twilio;

/// <summary>Fetches pictures and voice notes. Twilio asks for the account's credentials and then redirects to where the bytes are, which must not see them.</summary>
internal sealed class TwilioMedia(IHttpClientFactory clients, TwilioOptions options, TimeProvider time) : IMediaSource
{
    /// <summary>Follows nothing by itself, and goes to no private address but Twilio's own stand-in.</summary>
    public const string ClientName = "twilio-media";

    public const int MostBytes = 5 * 1024 * 1024;

    private const int MostRedirects = 3;

    /// <summary>In all: a host that ends waits for it.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public IReadOnlyList<string> Names { get; } = [TwilioAddress.Sms, TwilioAddress.WhatsApp];

    public async Task<FetchResult> Fetch(Media medium, CancellationToken cancel)
    {
        if (!MediaTypes.IsWorthAsking(medium.ContentType))
        {
            return new NotFetched(AttachmentState.OtherType);
        }

        if (TwilioAccount.Medium(options, medium.Url) is not { } address)
        {
            return new NotFetched(AttachmentState.Gone);
        }

        using var timeout = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            return await Follow(new Uri(address), medium.ContentType, either.Token);
        }
        catch (HttpRequestException failed)
        {
            return Failed(failed.InnerException is PrivateAddressException ? "private-address" : "unreachable");
        }
        catch (IOException)
        {
            return Failed("connection_lost");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Failed("timeout");
        }
    }

    /// <summary>For <see cref="ClientName"/>.</summary>
    public static SocketsHttpHandler Handler(TwilioOptions options)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };
        if (!IsStandIn(options))
        {
            handler.ConnectCallback = (context, cancel) => PrivateNetwork.Connect(context.DnsEndPoint, cancel);
        }

        return handler;
    }

    private async Task<FetchResult> Follow(Uri address, string declared, CancellationToken cancel)
    {
        var client = clients.CreateClient(ClientName);
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (redirects == 0)
            {
                request.Headers.Authorization = TwilioAccount.Credentials(options);
            }

            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return await Read(response, declared, cancel);
            }

            if (response.Headers.Location is not { } location || new Uri(address, location) is not { } next || !MayFollow(next))
            {
                return Failed("bad-redirect");
            }

            address = next;
        }

        return Failed("too-many-redirects");
    }

    private bool MayFollow(Uri next) => next.Scheme is "https" || (IsStandIn(options) && next is { Scheme: "http", IsLoopback: true });

    private async Task<FetchResult> Read(HttpResponseMessage response, string declared, CancellationToken cancel)
    {
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return new NotFetched(AttachmentState.Gone);
        }

        if (!response.IsSuccessStatusCode)
        {
            return new FetchFailed(new SendFailure(true, $"http_{(int)response.StatusCode}", QuickRetries.Wait(response, time.GetUtcNow())));
        }

        // A file server may not know what it serves.
        var served = response.Content.Headers.ContentType?.MediaType ?? "";
        var type = MediaTypes.IsUnknown(served) ? declared : served;
        if (!MediaTypes.IsKept(type))
        {
            return new NotFetched(AttachmentState.OtherType);
        }

        if (response.Content.Headers.ContentLength > MostBytes)
        {
            return new NotFetched(AttachmentState.TooLarge);
        }

        return await ReadBytes(response, cancel) is { } bytes ? new Fetched(bytes, type) : new NotFetched(AttachmentState.TooLarge);
    }

    // The length that was announced need not be true.
    private static async Task<byte[]?> ReadBytes(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        using var bytes = new MemoryStream();
        var part = new byte[81920];
        while (await stream.ReadAsync(part, cancel) is > 0 and var length)
        {
            if (bytes.Length + length > MostBytes)
            {
                return null;
            }

            bytes.Write(part, 0, length);
        }

        return bytes.ToArray();
    }

    // In the tests, or where somebody tries things out: Twilio itself is always https.
    private static bool IsStandIn(TwilioOptions options) => new Uri(options.ApiBaseUrl) is { Scheme: "http", IsLoopback: true };

    private static FetchFailed Failed(string code) => new(new SendFailure(true, code));
}
