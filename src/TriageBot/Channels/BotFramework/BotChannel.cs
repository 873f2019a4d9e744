using System.Net;
using System.Net.Http.Headers;
using Polly;

namespace TriageBot.Channels.BotFramework;

/// <summary>Sends texts through the Bot Connector, to service URLs that a valid token vouched for and nowhere else.</summary>
internal sealed class BotChannel(IHttpClientFactory clients, BotFrameworkOptions options, ConnectorToken tokens, BotThrottle throttle, TimeProvider time) : IChannel
{
    public const string ClientName = "bot-framework";

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = QuickRetries.Pipeline(
        time, HttpStatusCode.PreconditionFailed, HttpStatusCode.TooManyRequests, HttpStatusCode.BadGateway, HttpStatusCode.GatewayTimeout);

    public IReadOnlyList<string> Names => BotRoute.ChannelNames;

    public async Task<SendResult> Send(OutboundMessage message, CancellationToken cancel)
    {
        if (BotRoute.Read(message.From) is not { } route)
        {
            return new SendFailure(Retryable: false, "no-route");
        }

        if (ServiceAddress.Of(route, options) is null)
        {
            return new SendFailure(Retryable: false, "not-vouched");
        }

        if (throttle.Wait(route) is { } wait)
        {
            return new SendFailure(Retryable: true, "throttled", wait);
        }

        try
        {
            return await Post(route, message, cancel);
        }
        catch (TokenRefusedException refused)
        {
            // Secrets run out and are renewed: no text is lost over that.
            return new SendFailure(Retryable: true, $"token_{refused.Status}");
        }
        catch (HttpRequestException unreachable)
        {
            return new SendFailure(Retryable: true, QuickRetries.NeverReached(unreachable) ? "unreachable" : "connection_lost");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SendFailure(Retryable: true, "timeout");
        }
    }

    private async Task<SendResult> Post(BotRoute route, OutboundMessage message, CancellationToken cancel)
    {
        // Whoever came without a token gets none of ours.
        var token = route.Vouched ? await tokens.Get(cancel) : null;
        var client = clients.CreateClient(ClientName);
        using var response = await _pipeline.ExecuteAsync(async cancelled => await client.SendAsync(Request(route, message, token), cancelled), cancel);
        if (response.StatusCode is HttpStatusCode.Unauthorized && token is not null)
        {
            tokens.Forget(token);
        }

        return await BotAnswer.Read(response, time.GetUtcNow(), cancel);
    }

    private static HttpRequestMessage Request(BotRoute route, OutboundMessage message, string? token)
    {
        var answered = message.Answers ? route.Activity : null;
        var request = new HttpRequestMessage(HttpMethod.Post, BotReply.Address(route, answered)) { Content = JsonContent.Create(BotReply.Of(route, message, answered), options: BotReply.Writing) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return request;
    }
}
