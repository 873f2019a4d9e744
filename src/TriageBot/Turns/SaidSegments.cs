using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;

namespace TriageBot.Turns;

/// <summary>What a conversation has cost in SMS segments, as its texts are written. What a carrier bills may differ: a text sent twice counts once.</summary>
internal static class SaidSegments
{
    /// <summary>The channel that is paid for by the segment.</summary>
    private const string Sms = "sms";

    /// <returns>Of the intake so far, with this turn; 0 on other channels.</returns>
    public static int Of(TurnInputs inputs, bool keepsAccents)
    {
        if (inputs.Channel is not Sms)
        {
            return 0;
        }

        var before = inputs.Before is { } kept && string.Equals(kept.Conversation.IntakeId, inputs.Turn.Conversation.IntakeId, StringComparison.Ordinal) ? kept.Segments : 0;
        return before + inputs.Turn.Effects.OfType<Say>().Sum(say => SmsLength.Of(Engine.Texts.Sms.Prepare(say.Text, dropAccents: !keepsAccents)).Segments);
    }
}
