using TriageBot.Engine.Conversations;
using TriageBot.Stores;

namespace TriageBot.Turns;

/// <summary>Where conversations begin and where people leave them: one entry of the audit trail each, so that reports can say at which question, and in which language.</summary>
internal static class Milestones
{
    public const string Began = "conversation-began";
    public const string Left = "conversation-left";

    /// <summary>Stands for a language nobody knows.</summary>
    private const string NoLanguage = "und";

    /// <summary>Null in all turns but those two.</summary>
    public static (string Action, string Detail)? Of(TurnInputs inputs)
    {
        var (before, now) = (inputs.Before?.Conversation, inputs.Turn.Conversation);
        if (Asks(now.Phase) && (before is null or { Phase: Phase.Language } || !string.Equals(before.IntakeId, now.IntakeId, StringComparison.Ordinal)))
        {
            return (Began, now.Locale ?? NoLanguage);
        }

        return now.Handover is not { Completed: true } && before is not null && How(inputs, before, now) is { } how
            ? (Left, $"{now.Locale ?? NoLanguage} {Question(before)} {how}")
            : null;
    }

    private static string? How(TurnInputs inputs, Conversation before, Conversation now) => now.Phase switch
    {
        Phase.Expired when before.Phase is not Phase.Expired => "silence",
        Phase.Withdrawn when now.Consent is { Given: false } && before.Phase is Phase.Consent => "refused",
        Phase.Stopped when inputs.Fired is TimerKind.Expire => "stopped",
        _ => null,
    };

    private static string Question(Conversation before) => before.Waiting ?? before.Phase.Id();

    private static bool Asks(Phase phase) => phase is Phase.Safety or Phase.Consent or Phase.Screening or Phase.Review;
}
