using TriageBot.Chaos.Logs;
using TriageBot.Chaos.Twilio;

namespace TriageBot.Chaos.People;

/// <summary>Somebody who texts, reads the answer, and texts again.</summary>
internal sealed class Person(Script script, string number, Rehearsed? rehearsed, WebhookSide carrier, Phones phones, RunLog log)
{
    /// <summary>A text that Twilio did not bring is found by listing after six minutes at the most.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>False when an answer did not come.</summary>
    public async Task<bool> Talk()
    {
        log.Write(new Entry { Kind = What.Begins, Phone = number, Script = script.Key });
        for (var turn = 0; turn < script.Texts.Count; turn++)
        {
            if (script.NeedsBreath(turn))
            {
                await Task.Delay(Script.Breath);
            }

            if (!await Say(turn))
            {
                log.Write(new Entry { Kind = What.Despairs, Phone = number, Script = script.Key, Turn = turn });
                return false;
            }
        }

        log.Write(new Entry { Kind = What.Ends, Phone = number, Script = script.Key });
        return true;
    }

    private async Task<bool> Say(int turn)
    {
        var phone = phones.Of(number);
        var before = phone.Count;
        var text = new InboundText(number, script.Texts[turn], DateTimeOffset.UtcNow);
        log.Write(new Entry { Kind = What.Says, Phone = number, Sid = text.Sid, Turn = turn, Text = text.Body });
        var brought = carrier.Bring(text);
        if (rehearsed is null)
        {
            await brought;
            return phone.Count > before;
        }

        // Whoever knows the question waits for the whole of it; anything else that comes meanwhile is read and set aside.
        var expected = rehearsed.Of(script.Key)[turn];
        return await phone.Wait(before, come => Holds(come, expected), Patience);
    }

    private static bool Holds(IReadOnlyList<string> come, IReadOnlyList<string> expected)
    {
        var left = come.Select(Mask.Of).ToList();
        return expected.All(left.Remove);
    }
}
