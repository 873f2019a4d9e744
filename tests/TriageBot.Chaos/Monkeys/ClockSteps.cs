namespace TriageBot.Chaos.Monkeys;

/// <summary>How far clocks may be put off. With hours, conversations that a jump rightly changes are left out.</summary>
internal static class ClockSteps
{
    public const string None = "none";
    public const string Minutes = "minutes";
    public const string Hours = "hours";
}
