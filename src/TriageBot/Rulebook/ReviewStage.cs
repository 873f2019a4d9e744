namespace TriageBot.Rulebook;

/// <summary>When the owner of a rule is written to about its review: 30 and 7 days ahead, on the day, and every seventh day after it.</summary>
internal static class ReviewStage
{
    private const int First = 30;
    private const int Week = 7;

    /// <summary>The stage that has come, named by the days left when it begins; null before the first. Whoever was away when it began is written to late, and once.</summary>
    /// <param name="daysLeft">Negative once the date has passed.</param>
    public static int? Of(int daysLeft) => daysLeft switch
    {
        > First => null,
        > Week => First,
        > 0 => Week,
        _ => -(-daysLeft / Week * Week),
    };
}
