namespace TriageBot.Channels.Twilio;

/// <summary>What Twilio asks in the US, in dollars, as of 2026; carriers add about half as much.</summary>
internal static class ListPrice
{
    public const decimal Segment = 0.0083m;
}
