using System.Globalization;
using System.Net;
using System.Text.Json;

namespace TriageBot.Channels.Twilio;

/// <summary>What Twilio's answer to a send means. Its message is never kept: it repeats the person's number.</summary>
internal static class TwilioAnswer
{
    // 20429: too many requests. 63018: WhatsApp wants us slower. Neither was processed.
    private static readonly string[] LaterCodes = ["20429", "63018"];

    public static async Task<SendResult> Read(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancel)
    {
        var body = Parse(await response.Content.ReadAsByteArrayAsync(cancel));
        if (response.IsSuccessStatusCode)
        {
            return new Sent(Text(body, "sid"));
        }

        var code = Text(body, "code") ?? "http_" + ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        var later = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError
            || LaterCodes.Contains(code, StringComparer.Ordinal);
        return new SendFailure(later, code, QuickRetries.Wait(response, now));
    }

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement? body, string name) =>
        body is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var value)
            && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;
}
