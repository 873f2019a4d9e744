using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TriageBot.Channels.Twilio;

namespace TriageBot.Tests.Channels.Twilio;

/// <summary>Lists messages as Twilio does: filtered, the newest first, a page at a time.</summary>
internal static class TwilioList
{
    /// <summary>However many were asked for, so that there are always pages to follow.</summary>
    private const int AtMost = 2;

    public static ListedText Text(string sid, string from, string body, DateTimeOffset sent, int media = 0, string direction = "inbound", string to = "+15005550006", string? service = null) => new(
        sid, direction, from, to, body, media.ToString(CultureInfo.InvariantCulture), sent.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture), service);

    public static Task Answer(HttpContext context, IEnumerable<ListedText> texts)
    {
        var path = context.Request.Path.Value!;
        return path.EndsWith("/Media.json", StringComparison.Ordinal)
            ? Json(context, new { media_list = new[] { new { content_type = "image/jpeg", uri = path.Replace("Media.json", "Media/ME1.json") } } })
            : Page(context, texts);
    }

    private static Task Page(HttpContext context, IEnumerable<ListedText> texts)
    {
        var query = context.Request.Query;
        var since = DateTimeOffset.TryParse(query["DateSent>"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : DateTimeOffset.MinValue;
        var (to, from) = (query["To"].ToString(), query["From"].ToString());
        var page = int.TryParse(query["Page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        var found = texts.Reverse().Where(text => text.Sent >= since && (to.Length == 0 || text.To == to) && (from.Length == 0 || text.From == from)).ToList();
        var rest = found.Skip(page * AtMost).ToList();
        var next = rest.Count > AtMost ? $"{context.Request.Path}?{(from.Length > 0 ? $"From={Uri.EscapeDataString(from)}" : $"To={Uri.EscapeDataString(to)}")}&DateSent%3E={query["DateSent>"]}&PageSize={query["PageSize"]}&Page={page + 1}&PageToken=PA1" : null;
        return Json(context, new
        {
            messages = rest.Take(AtMost).Select(text => new
            {
                sid = text.Sid, direction = text.Direction, from = text.From, to = text.To, body = text.Body, num_media = text.NumMedia,
                date_sent = text.DateSent, date_created = text.DateSent, status = "received", messaging_service_sid = text.MessagingServiceSid,
            }),
            next_page_uri = next,
            page_size = AtMost,
            page,
        });
    }

    private static Task Json(HttpContext context, object body) => TwilioStandIn.Json(context, 200, JsonSerializer.Serialize(body));
}
