using System.Collections.Concurrent;

namespace TriageBot.Channels.BotFramework;

/// <summary>As many messages as Teams lets a bot send into one conversation: 7 a second, 60 in half a minute
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit#per-bot-per-thread-limit).
/// .NET's own limiters know no clock but the machine's.</summary>
internal sealed class BotThrottle(TimeProvider clock)
{
    private const int MostRemembered = 10_000;
    private static readonly (int Messages, TimeSpan Time)[] Limits = [(7, TimeSpan.FromSeconds(1)), (60, TimeSpan.FromSeconds(30))];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> _sent = new(StringComparer.Ordinal);

    /// <summary>Null: now, and it is counted. Otherwise how long it has to wait.</summary>
    public TimeSpan? Wait(BotRoute route)
    {
        var now = clock.GetUtcNow();
        ForgetOld(now);
        var sent = _sent.GetOrAdd(route.ServiceUrl + ' ' + route.Conversation, _ => []);
        lock (sent)
        {
            sent.RemoveAll(at => now - at >= Longest);
            foreach (var (messages, time) in Limits)
            {
                if (sent.Count >= messages && sent[^messages] + time > now)
                {
                    return sent[^messages] + time - now;
                }
            }

            sent.Add(now);
            return null;
        }
    }

    private void ForgetOld(DateTimeOffset now)
    {
        if (_sent.Count < MostRemembered)
        {
            return;
        }

        foreach (var (conversation, sent) in _sent)
        {
            lock (sent)
            {
                if (sent.Count == 0 || now - sent[^1] >= Longest)
                {
                    _sent.TryRemove(conversation, out _);
                }
            }
        }
    }
}
