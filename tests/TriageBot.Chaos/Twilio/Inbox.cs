using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using TriageBot.Chaos.Logs;

namespace TriageBot.Chaos.Twilio;

/// <summary>The account's messages, for whoever lists them.</summary>
internal sealed class Inbox(RunLog log, Phones phones)
{
    private const int LargestPage = 1000;

    private readonly ConcurrentQueue<InboundText> _all = [];
    private readonly ConcurrentDictionary<string, byte> _listed = new(StringComparer.Ordinal);
    private volatile bool _isRead;

    /// <summary>Hosts list what they may have missed.</summary>
    public bool IsRead => _isRead;

    public void Add(InboundText text) => _all.Enqueue(text);

    public IResult List(HttpRequest request)
    {
        if (request.Query["From"] == Account.Number)
        {
            return Sent(request);
        }

        _isRead = true;
        var size = int.TryParse(request.Query["PageSize"], out var asked) ? Math.Clamp(asked, 1, LargestPage) : 50;
        var page = int.TryParse(request.Query["Page"], out var at) ? at : 0;
        var found = _all.Where(text => Matches(request, text)).OrderByDescending(text => text.At).Skip(page * size).Take(size + 1).ToArray();
        foreach (var text in found.Take(size).Where(text => _listed.TryAdd(text.Sid, 0)))
        {
            log.Write(new Entry { Kind = What.Listed, Sid = text.Sid });
        }

        return Results.Json(new
        {
            messages = found.Take(size).Select(Show),
            page,
            page_size = size,
            uri = request.Path + request.QueryString,
            next_page_uri = found.Length > size ? Next(request, page + 1) : null,
        });
    }

    // All on one page: what counts is who was answered.
    private IResult Sent(HttpRequest request) => Results.Json(new
    {
        messages = phones.Sent.Where(text => Day(request, "DateSent>") is not { } since || text.At >= since).Reverse().Select(text => new
        {
            sid = text.Sid,
            account_sid = Account.Sid,
            from = Account.Number,
            to = text.To,
            body = text.Body,
            direction = "outbound-api",
            status = "sent",
            date_sent = text.At.ToString("R", CultureInfo.InvariantCulture),
        }),
        next_page_uri = (string?)null,
    });

    private static bool Matches(HttpRequest request, InboundText text)
    {
        var to = request.Query["To"].ToString();
        return (to.Length == 0 || to == Account.Number)
            && (Day(request, "DateSent>") is not { } since || text.At >= since)
            && (Day(request, "DateSent<") is not { } until || text.At <= until);
    }

    // Twilio's filters are DateSent>= and DateSent<=, which as a query read as the key "DateSent>" with a value.
    private static DateTimeOffset? Day(HttpRequest request, string key) =>
        DateTimeOffset.TryParse(request.Query[key], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    private static string Next(HttpRequest request, int page)
    {
        var kept = request.Query.Where(pair => pair.Key is not "Page").SelectMany(pair => pair.Value, (pair, value) => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value ?? "")}");
        return $"/2010-04-01/Accounts/{Account.Sid}/Messages.json?{string.Join('&', kept)}&Page={page}";
    }

    private static object Show(InboundText text) => new
    {
        sid = text.Sid,
        account_sid = Account.Sid,
        from = text.From,
        to = Account.Number,
        body = text.Body,
        direction = "inbound",
        status = "received",
        num_media = "0",
        num_segments = "1",
        api_version = "2010-04-01",
        date_created = text.At.ToString("R", CultureInfo.InvariantCulture),
        date_sent = text.At.ToString("R", CultureInfo.InvariantCulture),
        date_updated = text.At.ToString("R", CultureInfo.InvariantCulture),
        uri = $"/2010-04-01/Accounts/{Account.Sid}/Messages/{text.Sid}.json",
    };
}
