using System.Diagnostics;
using TriageBot.Chaos.Logs;
using TriageBot.Chaos.People;
using TriageBot.Chaos.Twilio;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos.Overload;

/// <summary>Brings first texts of new people, each once, and times the answers.</summary>
internal sealed class Offering(IReadOnlyList<Script> scripts, Dice dice, WebhookSide carrier, RunLog log)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private int _came;

    /// <summary>So many at a time; the next when one was answered.</summary>
    public async Task<IReadOnlyList<Sample>> Closed(int atOnce, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            var mine = new List<Sample>();
            while (clock.Elapsed < time)
            {
                mine.Add(await One());
            }

            return mine;
        }));
        return [.. all.SelectMany(mine => mine)];
    }

    /// <summary>So many a second, whether or not they are answered: people do not wait for each other.</summary>
    public async Task<IReadOnlyList<Sample>> Open(double perSecond, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var under = new List<Task<Sample>>();
        using var timer = new PeriodicTimer(Tick);
        do
        {
            while (under.Count < perSecond * Math.Min(clock.Elapsed.TotalSeconds, time.TotalSeconds))
            {
                under.Add(Task.Run(One));
            }
        }
        while (clock.Elapsed < time && await timer.WaitForNextTickAsync());
        return await Task.WhenAll(under);
    }

    private async Task<Sample> One()
    {
        var script = dice.Pick(scripts);
        var text = new InboundText($"+1555{1_000_000 + Interlocked.Increment(ref _came):D7}", script.Texts[0], DateTimeOffset.UtcNow);
        log.Write(new Entry { Kind = What.Begins, Phone = text.From, Script = script.Key });
        log.Write(new Entry { Kind = What.Says, Phone = text.From, Sid = text.Sid, Turn = 0, Text = text.Body });
        var clock = Stopwatch.StartNew();
        var answer = await carrier.Offer(text);
        return new Sample(text, answer.Outcome, clock.Elapsed);
    }
}
