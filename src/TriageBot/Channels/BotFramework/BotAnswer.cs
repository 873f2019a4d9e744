using System.Globalization;
using System.Net;
using System.Text.Json;

namespace TriageBot.Channels.BotFramework;

/// <summary>What the Bot Connector's answer to a send means. Its message is never kept: it may name people.</summary>
internal static class BotAnswer
{
    public static async Task<SendResult> Read(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancel)
    {
        if (response.IsSuccessStatusCode)
        {
            return new Sent(Id(await response.Content.ReadAsByteArrayAsync(cancel)));
        }

        var status = response.StatusCode;
        var later = status is HttpStatusCode.Unauthorized or HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
            or >= HttpStatusCode.InternalServerError;
        return new SendFailure(later, "http_" + ((int)status).ToString(CultureInfo.InvariantCulture), QuickRetries.Wait(response, now));
    }

    // Some channels answer with nothing at all.
    private static string? Id(byte[] body)
    {
        try
        {
            return body.Length > 0
                && JsonSerializer.Deserialize<JsonElement>(body) is { ValueKind: JsonValueKind.Object } answer
                && answer.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
