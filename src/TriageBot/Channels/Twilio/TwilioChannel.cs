using Polly;

namespace TriageBot.Channels.Twilio;

/// <summary>Sends SMS and WhatsApp texts through Twilio's REST messages resource.</summary>
internal sealed class TwilioChannel(IHttpClientFactory clients, TwilioOptions options, TimeProvider time, ILogger<TwilioChannel> log) : IChannel
{
    public const string ClientName = "twilio";

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = TwilioRetries.Pipeline(time);

    public IReadOnlyList<string> Names { get; } = [TwilioAddress.Sms, TwilioAddress.WhatsApp];

    /// <summary>The id of the first part, where a long text goes in several. When a later part fails all are sent again:
    /// Twilio knows no idempotency key, and a doubled text is better than half of one.</summary>
    public async Task<SendResult> Send(OutboundMessage message, CancellationToken cancel)
    {
        Sent? first = null;
        foreach (var part in TwilioText.Parts(message.Channel, message.Text, message.KeepAccents))
        {
            var result = await SendPart(message, part, cancel);
            if (result is not Sent sent)
            {
                return result;
            }

            if (sent.ExternalId is null)
            {
                log.LogWarning("Twilio took {MessageId} in without giving it an id", message.Id);
            }

            first ??= sent;
        }

        return first ?? (SendResult)new SendFailure(Retryable: false, "empty");
    }

    private async Task<SendResult> SendPart(OutboundMessage message, string text, CancellationToken cancel)
    {
        try
        {
            var client = clients.CreateClient(ClientName);
            using var response = await _pipeline.ExecuteAsync(async token => await client.SendAsync(Request(message, text), token), cancel);
            return await TwilioAnswer.Read(response, time.GetUtcNow(), cancel);
        }
        catch (HttpRequestException unreachable)
        {
            return new SendFailure(Retryable: true, TwilioRetries.NeverReached(unreachable) ? "unreachable" : "connection_lost");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SendFailure(Retryable: true, "timeout");
        }
    }

    private HttpRequestMessage Request(OutboundMessage message, string text) => new(HttpMethod.Post, TwilioAccount.Address(options, "Messages.json"))
    {
        Headers = { Authorization = TwilioAccount.Credentials(options) },
        Content = new FormUrlEncodedContent(Fields(message, text)),
    };

    private IEnumerable<KeyValuePair<string, string>> Fields(OutboundMessage message, string text)
    {
        yield return new("To", TwilioAddress.For(message.Channel, message.To));
        yield return options.MessagingServiceSid.Length > 0
            ? new("MessagingServiceSid", options.MessagingServiceSid)
            : new("From", TwilioAddress.For(message.Channel, message.From ?? options.From));
        yield return new("Body", text);
        if (options.PublicOrigin is { } origin)
        {
            yield return new("StatusCallback", origin + TwilioEndpoints.StatusPath);
        }
    }
}
