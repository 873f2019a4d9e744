namespace TriageBot.Chaos.Twilio;

/// <summary>One signed call of a host's webhook.</summary>
internal sealed class WebhookCall : IDisposable
{
    private const string Path = "/channels/twilio/messages";

    // Connections are kept, as Twilio keeps them: one that is closed with the answer's last byte looks to the host like one that was cut.
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(15) };

    /// <param name="cut">Hang up after this long, whatever has come by then.</param>
    public async Task<Answer> Post(Uri host, InboundText text, TimeSpan? cut)
    {
        var form = text.Form();
        using var hangUp = new CancellationTokenSource();
        if (cut is { } after)
        {
            hangUp.CancelAfter(after);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, Path)) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("X-Twilio-Signature", Signature.Of(Account.PublicUrl + Path, form));
        try
        {
            using var response = await _client.SendAsync(request, hangUp.Token);
            var body = await response.Content.ReadAsStringAsync(hangUp.Token);
            return (int)response.StatusCode switch
            {
                200 => Answer.Read(body),
                429 when response.Headers.RetryAfter is null => Answer.Failed("429 without Retry-After"),
                var other => Answer.Failed($"{other}"),
            };
        }
        catch (OperationCanceledException)
        {
            return Answer.Failed(hangUp.IsCancellationRequested ? "cut" : "timeout");
        }
        catch (HttpRequestException failed)
        {
            return Answer.Failed(failed.HttpRequestError is HttpRequestError.ConnectionError ? "refused" : "broken");
        }
    }

    public void Dispose() => _client.Dispose();
}
