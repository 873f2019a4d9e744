using TriageBot.Chaos.Twilio;

namespace TriageBot.Chaos.Overload;

/// <summary>One text that was offered, and what came of it.</summary>
/// <param name="Outcome">As in <see cref="Answer"/>.</param>
internal sealed record Sample(InboundText Text, string Outcome, TimeSpan Took)
{
    public bool IsTaken => Outcome is "200";

    public bool IsRefused => Outcome is "429";

    /// <summary>Milliseconds; 0 when there are none.</summary>
    public static double Percentile(IEnumerable<Sample> samples, double share)
    {
        var sorted = samples.Select(sample => sample.Took.TotalMilliseconds).Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];
    }
}
