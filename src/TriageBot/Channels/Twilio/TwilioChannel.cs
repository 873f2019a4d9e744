using System.Net;
using Polly;
using TriageBot.Engine.Texts;

namespace TriageBot.Channels.Twilio;

/// <summary>Sends SMS and WhatsApp texts through Twilio's REST messages resource.</summary>
internal sealed class TwilioChannel(IHttpClientFactory clients, TwilioOptions options, TimeProvider time, ILogger<TwilioChannel> log) : IChannel
{
    public const string ClientName = "twilio";

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = QuickRetries.Pipeline(time, HttpStatusCode.TooManyRequests);
    private readonly SendingPace _pace = new(options.SegmentsPerSecond, time);
    private readonly WhatsAppWindow _window = new(options, time);

    public IReadOnlyList<string> Names { get; } = [TwilioAddress.Sms, TwilioAddress.WhatsApp];

    /// <summary>The id of the first part, where a long text goes in several. When a later part fails all are sent again:
    /// Twilio knows no idempotency key, and a doubled text is better than half of one.</summary>
    public async Task<SendResult> Send(OutboundMessage message, CancellationToken cancel)
    {
        var template = _window.TemplateFor(message);
        if (template is "")
        {
            return new SendFailure(Retryable: false, WhatsAppWindow.Closed);
        }

        Sent? first = null;
        foreach (var part in TwilioText.Parts(message.Channel, message.Text, message.KeepAccents))
        {
            await _pace.Turn(Sender(message), message.Channel is TwilioAddress.Sms ? SmsLength.Of(part).Segments : 1, message.Safety, cancel);
            var result = await SendPart(message, part, template, cancel);
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

    private async Task<SendResult> SendPart(OutboundMessage message, string text, string? template, CancellationToken cancel)
    {
        try
        {
            var client = clients.CreateClient(ClientName);
            using var response = await _pipeline.ExecuteAsync(async token => await client.SendAsync(Request(message, text, template), token), cancel);
            return await TwilioAnswer.Read(response, time.GetUtcNow(), cancel);
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

    private HttpRequestMessage Request(OutboundMessage message, string text, string? template) => new(HttpMethod.Post, TwilioAccount.Address(options, "Messages.json"))
    {
        Headers = { Authorization = TwilioAccount.Credentials(options) },
        Content = new FormUrlEncodedContent(Fields(message, text, template)),
    };

    private string Sender(OutboundMessage message) =>
        options.MessagingServiceSid.Length > 0 ? options.MessagingServiceSid : TwilioAddress.For(message.Channel, message.From ?? options.From);

    private IEnumerable<KeyValuePair<string, string>> Fields(OutboundMessage message, string text, string? template)
    {
        yield return new("To", TwilioAddress.For(message.Channel, message.To));
        yield return options.MessagingServiceSid.Length > 0
            ? new("MessagingServiceSid", Sender(message))
            : new("From", Sender(message));
        if (template is null)
        {
            yield return new("Body", text);
        }
        else
        {
            yield return new("ContentSid", template);
            yield return new("ContentVariables", WhatsAppWindow.Variables(text));
        }

        if (options.PublicOrigin is { } origin)
        {
            var safety = message is { Safety: true, Heard: not null } ? message.Id : null;
            yield return new("StatusCallback", TwilioEndpoints.StatusAddress(origin, safety));
        }
    }
}
