using System.Globalization;
using System.Net;
using System.Text.Json;

namespace TriageBot.Channels.Twilio;

/// <summary>Deletes a thread at Twilio. It is found by listing: Twilio never told us the ids of what it sent for us in a response.
/// With a message Twilio deletes its media (https://www.twilio.com/docs/messaging/api/message-resource#delete-a-message-resource).</summary>
internal sealed class TwilioCopies(TwilioListing listing, IHttpClientFactory clients, TwilioOptions options, TimeProvider time) : ICarrierCopies
{
    /// <summary>At one go: a host that ends waits for it. The wire has its own time: a clock that jumps must not make calls look late.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>The duplicate marks last 48 h, and nothing older is ever taken in.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromHours(47);

    public IReadOnlyList<string> Names { get; } = [TwilioAddress.Sms, TwilioAddress.WhatsApp];

    public async Task<SendResult> Delete(CopiesOrder order, Func<string, Task<bool>> isTakenIn, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            SendFailure? failure = null;
            foreach (var text in await listing.Between(order, either.Token))
            {
                if (MayGo(text, order) && (!IsYoung(text) || await isTakenIn(text.Sid!)))
                {
                    failure = await Delete(text.Sid!, either.Token) ?? failure;
                }
            }

            return failure ?? (SendResult)new Sent(null);
        }
        catch (Exception failed) when (failed is HttpRequestException or JsonException)
        {
            return new SendFailure(true, failed is HttpRequestException { StatusCode: { } status } ? Code(status) : "unreachable");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // What is done is done; the next try lists what is left.
            return new SendFailure(true, "timeout");
        }
    }

    private static bool MayGo(ListedText text, CopiesOrder order) =>
        !(order.KeepMedia && text.HasMedia) && (!text.IsInbound || text.Sent <= order.Until);

    // Only what people sent has to be taken in.
    private bool IsYoung(ListedText text) => text.IsInbound && text.Sent > time.GetUtcNow() - Known;

    private async Task<SendFailure?> Delete(string sid, CancellationToken cancel)
    {
        var address = TwilioAccount.Address(options, $"Messages/{Uri.EscapeDataString(sid)}.json");
        using var request = new HttpRequestMessage(HttpMethod.Delete, address) { Headers = { Authorization = TwilioAccount.Credentials(options) } };
        using var response = await clients.CreateClient(TwilioChannel.ClientName).SendAsync(request, cancel);

        // One that is still being sent is refused, and goes at the next try.
        return response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.NotFound
            ? null
            : new SendFailure(true, Code(response.StatusCode), QuickRetries.Wait(response, time.GetUtcNow()));
    }

    private static string Code(HttpStatusCode status) => string.Create(CultureInfo.InvariantCulture, $"http_{(int)status}");
}
