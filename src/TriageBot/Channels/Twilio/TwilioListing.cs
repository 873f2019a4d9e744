using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace TriageBot.Channels.Twilio;

/// <summary>Lists what people texted us, as Twilio keeps it. Throws <see cref="HttpRequestException"/> or <see cref="JsonException"/> where Twilio does not answer as described.</summary>
internal sealed class TwilioListing(IHttpClientFactory clients, TwilioOptions options)
{
    /// <summary>Twilio's largest page.</summary>
    private const int PageSize = 1000;

    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<ListedText>> Inbound(DateTimeOffset since, CancellationToken cancel)
    {
        var texts = new List<ListedText>();
        foreach (var to in Own())
        {
            texts.AddRange((await All(Query("To", to, since), cancel)).Where(text => text.IsInbound && IsOurs(text)));
        }

        // Twilio lists the newest first, and its times are whole seconds.
        texts.Reverse();
        return [.. texts.OrderBy(text => text.Sent)];
    }

    /// <summary>What we sent since then, by whom it went to as Twilio writes their address.</summary>
    public async Task<ILookup<string, ListedText>> Sent(DateTimeOffset since, CancellationToken cancel)
    {
        var texts = new List<ListedText>();
        foreach (var from in Own())
        {
            texts.AddRange((await All(Query("From", from, since), cancel)).Where(text => text is { IsInbound: false, To: not null } && IsOurs(text)));
        }

        return texts.ToLookup(text => text.To!, StringComparer.Ordinal);
    }

    /// <summary>All that went between this person and us, either way.</summary>
    public async Task<IReadOnlyList<ListedText>> Between(CopiesOrder order, CancellationToken cancel)
    {
        var address = Uri.EscapeDataString(TwilioAddress.For(order.Channel, order.Address));
        var since = order.Since is { } from ? string.Create(CultureInfo.InvariantCulture, $"&DateSent%3E={from.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}") : "";
        var theirs = await All($"?From={address}{since}&PageSize={PageSize}", cancel);
        var ours = await All($"?To={address}{since}&PageSize={PageSize}", cancel);
        string?[] own = [.. Own(), order.Ours is { } other ? TwilioAddress.For(order.Channel, other) : null];
        return [.. theirs.Concat(ours).Where(text => text.Sid is not null && IsOurs(text)
            && (options.MessagingServiceSid.Length > 0 || own.Contains(text.IsInbound ? text.To : text.From, StringComparer.Ordinal)))];
    }

    public async Task<ImmutableArray<Media>> Media(string sid, CancellationToken cancel)
    {
        var list = TwilioAccount.Address(options, $"Messages/{Uri.EscapeDataString(sid)}/Media");
        try
        {
            var page = await Get<MediaPage>(list + ".json", cancel);
            return [.. (page?.MediaList ?? []).Where(media => media.Uri is not null).Select(media => new Media(Address(media, list), media.ContentType ?? "application/octet-stream"))];
        }
        catch (Exception gone) when (gone is JsonException or HttpRequestException { StatusCode: HttpStatusCode.NotFound })
        {
            // Something was sent, whatever became of it.
            return [new Media(list, "application/octet-stream")];
        }
    }

    /// <summary>The addresses people write to; null for all of the account's.</summary>
    private string?[] Own() => options.MessagingServiceSid.Length > 0
        ? [null]
        : [TwilioAddress.For(TwilioAddress.Sms, options.From), TwilioAddress.For(TwilioAddress.WhatsApp, options.From)];

    // Twilio does not say for every text which service it came through.
    private bool IsOurs(ListedText text) =>
        options.MessagingServiceSid.Length == 0 || text.MessagingServiceSid is null || string.Equals(text.MessagingServiceSid, options.MessagingServiceSid, StringComparison.Ordinal);

    private async Task<List<ListedText>> All(string query, CancellationToken cancel)
    {
        var texts = new List<ListedText>();
        var next = TwilioAccount.Address(options, "Messages.json") + query;
        var seen = new HashSet<string>(StringComparer.Ordinal);

        // A page that leads back to one already read ends the list: it would never end otherwise.
        while (next is not null && seen.Add(next))
        {
            var page = await Get<TextPage>(next, cancel);
            texts.AddRange(page?.Messages ?? throw new JsonException("no messages"));
            next = TwilioAccount.Follow(options, page.NextPageUri);
        }

        return texts;
    }

    private static string Query(string side, string? ours, DateTimeOffset since) => string.Create(
        CultureInfo.InvariantCulture,
        $"?{(ours is null ? "" : $"{side}={Uri.EscapeDataString(ours)}&")}DateSent%3E={since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}&PageSize={PageSize}");

    // As the webhook names it: the resource without its format.
    private string Address(ListedMedia media, string list) =>
        TwilioAccount.Follow(options, media.Uri) is { } address ? (address.EndsWith(".json", StringComparison.Ordinal) ? address[..^5] : address) : list;

    private async Task<T?> Get<T>(string address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = TwilioAccount.Credentials(options) } };
        using var response = await clients.CreateClient(TwilioChannel.ClientName).SendAsync(request, cancel);
        if (!response.IsSuccessStatusCode)
        {
            // The framework's own message would name the address, which holds our number.
            throw new HttpRequestException($"Twilio answered {(int)response.StatusCode}", null, response.StatusCode);
        }

        return JsonSerializer.Deserialize<T>(await response.Content.ReadAsByteArrayAsync(cancel), Names);
    }
}
