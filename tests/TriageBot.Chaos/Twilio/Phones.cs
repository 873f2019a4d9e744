using System.Collections.Concurrent;
using TriageBot.Chaos.Logs;

namespace TriageBot.Chaos.Twilio;

/// <summary>Everybody's phones: what reaches them is written down.</summary>
internal sealed class Phones(RunLog log)
{
    private readonly ConcurrentDictionary<string, Phone> _all = new(StringComparer.Ordinal);

    public Phone Of(string number) => _all.GetOrAdd(number, one => new Phone(one));

    public void Reach(string number, string text, string how, string? host, string? sid, bool doubtful)
    {
        log.Write(new Entry { Kind = What.Reaches, Phone = number, Text = text, Outcome = how, Host = host, Sid = sid, Doubtful = doubtful });
        Of(number).Add(text);
    }
}
