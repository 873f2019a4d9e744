using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TriageBot.Channels;

namespace TriageBot.CaseQueue;

/// <summary>Posts signed events to <c>CaseQueue:Url</c>.</summary>
/// <param name="http">Follows no redirects and refuses private addresses: see <see cref="Handler"/>.</param>
internal sealed class CaseQueueWebhook(HttpClient http, Uri url, StandardWebhooks signer, TimeProvider time)
{
    /// <summary>The receiver's whole time to answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>The receiver says that it is gone for good.</summary>
    public const string Gone = "http-410";

    public static SocketsHttpHandler Handler(bool allowPrivateNetwork)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false, // A proxy would connect for us, past the check of addresses.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // So that a changed DNS entry is noticed.
        };
        if (!allowPrivateNetwork)
        {
            handler.ConnectCallback = (context, cancel) => PrivateNetwork.Connect(context.DnsEndPoint, cancel);
        }

        return handler;
    }

    /// <param name="id">Stable over retries and replays: receivers know a repeated event by it.</param>
    public async Task<SendResult> Post(string id, string body, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            using var request = signer.Request(url, id, time.GetUtcNow(), Encoding.UTF8.GetBytes(body));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return Result(response);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SendFailure(true, "timeout");
        }
        catch (HttpRequestException failed)
        {
            return new SendFailure(true, failed.InnerException is PrivateAddressException ? "private-address" : Code(failed));
        }
    }

    private SendResult Result(HttpResponseMessage response) => response.IsSuccessStatusCode
        ? new Sent(null)
        : new SendFailure(response.StatusCode is not HttpStatusCode.Gone, $"http-{(int)response.StatusCode}", Asked(response.Headers.RetryAfter));

    private TimeSpan? Asked(RetryConditionHeaderValue? asked) => asked switch
    {
        { Delta: { } wait } => wait,
        { Date: { } at } when at > time.GetUtcNow() => at - time.GetUtcNow(),
        _ => null,
    };

    private static string Code(HttpRequestException failed) => failed.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "name-not-found",
        HttpRequestError.ConnectionError => "no-connection",
        HttpRequestError.SecureConnectionError => "tls",
        _ => "broken-connection",
    };
}
