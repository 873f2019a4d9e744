using System.Collections.Concurrent;
using TriageBot.Chaos.Logs;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos.Twilio;

/// <summary>Plays Twilio's other side: brings texts to some host, and again to another when that fails, and sometimes twice.</summary>
internal sealed class WebhookSide(Dice dice, Fleet fleet, Phones phones, Inbox inbox, RunLog log) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ConcurrentBag<Task> _late = [];
    private volatile bool _isPatient;
    private readonly WebhookCall _call = new();

    /// <summary>From now on every text is brought in the end.</summary>
    public void NeverGiveUp() => _isPatient = true;

    /// <summary>Returns once some host has taken it in, or Twilio has given up.</summary>
    public async Task Bring(InboundText text)
    {
        inbox.Add(text);
        using var end = new CancellationTokenSource(Patience);
        while (!end.IsCancellationRequested)
        {
            if (await Once(text))
            {
                if (dice.Chance(0.05))
                {
                    _late.Add(Again(text));
                }

                return;
            }

            // Whatever Twilio does not bring has to be found by listing. Staff who are not heard are paged again.
            if (!_isPatient && inbox.IsRead && text.From != Account.Staff && dice.Chance(0.02))
            {
                log.Write(new Entry { Kind = What.GivesUp, Phone = text.From, Sid = text.Sid });
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(dice.Between(0.2, 1.0)));
        }
    }

    /// <summary>One call, whatever comes of it.</summary>
    public Task<Answer> Offer(InboundText text) => Call(text, cut: false);

    /// <summary>Until all duplicates that were to come late have come.</summary>
    public Task Settled() => Task.WhenAll(_late);

    public void Dispose() => _call.Dispose();

    private async Task<bool> Once(InboundText text)
    {
        if (!dice.Chance(0.05))
        {
            return await Try(text, cut: dice.Chance(0.03));
        }

        var both = await Task.WhenAll(Try(text, cut: false), Try(text, cut: false));
        return both[0] || both[1];
    }

    private async Task Again(InboundText text)
    {
        await Task.Delay(TimeSpan.FromSeconds(dice.Between(0, 15)));
        await Try(text, cut: false);
    }

    private async Task<bool> Try(InboundText text, bool cut)
    {
        var answer = await Call(text, cut);
        return answer.IsRead || answer.IsFinal;
    }

    private async Task<Answer> Call(InboundText text, bool cut)
    {
        if (await fleet.Any() is not { } host)
        {
            return Answer.Failed("no host");
        }

        var answer = await _call.Post(host.Url, text, cut ? TimeSpan.FromSeconds(dice.Between(0.001, 0.06)) : null);
        log.Write(new Entry { Kind = What.Call, Phone = text.From, Sid = text.Sid, Host = host.Name, Outcome = answer.Outcome, Text = string.Join(What.Between, answer.Texts) });
        if (answer.IsRead && text.TakeAnswer())
        {
            foreach (var reply in answer.Texts)
            {
                phones.Reach(text.From, reply, "inline", host.Name, text.Sid, doubtful: false);
            }
        }

        return answer;
    }
}
