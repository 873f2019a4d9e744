using System.Collections.Concurrent;
using TriageBot.Chaos.Logs;

namespace TriageBot.Chaos.Twilio;

/// <summary>Everybody's phones: what reaches them is written down.</summary>
internal sealed class Phones(RunLog log)
{
    private readonly ConcurrentDictionary<string, Phone> _all = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<SentText> _sent = [];

    /// <summary>All that Twilio sent for us.</summary>
    public IEnumerable<SentText> Sent => _sent;

    public Phone Of(string number) => _all.GetOrAdd(number, one => new Phone(one));

    public void Reach(string number, string text, string how, string? host, string? sid, bool doubtful)
    {
        log.Write(new Entry { Kind = What.Reaches, Phone = number, Text = text, Outcome = how, Host = host, Sid = sid, Doubtful = doubtful });
        _sent.Enqueue(new SentText(Account.NewSid(), number, text, DateTimeOffset.UtcNow));
        Of(number).Add(text);
    }
}

/// <summary>A text from us to somebody, as Twilio lists it.</summary>
internal sealed record SentText(string Sid, string To, string Body, DateTimeOffset At);
