using TriageBot.Channels.Twilio;
using TriageBot.Engine.Texts;
using TriageBot.Turns;

namespace TriageBot.Try;

/// <summary>One bubble of the thread.</summary>
/// <param name="Segments">What it would cost as SMS; 0 for the person's own texts.</param>
/// <param name="Characters">As counted for SMS.</param>
/// <param name="ForcedBy">The character that made it dear, or null.</param>
internal sealed record Bubble(DateTimeOffset At, bool FromPerson, string Text, int Segments = 0, int Characters = 0, string? ForcedBy = null)
{
    /// <summary>As the person gets it by SMS: in GSM-7 letters where they suffice, cut where a text is too long for one.</summary>
    public static IEnumerable<Bubble> Of(TranscriptLine line) =>
        line.FromPerson ? [new Bubble(line.At, FromPerson: true, line.Text)] : Of(line.At, line.Text);

    public static IEnumerable<Bubble> Of(DateTimeOffset at, string text) =>
        TwilioText.Parts(TwilioAddress.Sms, text).Select(part => Counted(at, part));

    private static Bubble Counted(DateTimeOffset at, string text)
    {
        var length = SmsLength.Of(text);
        return new Bubble(at, FromPerson: false, text, length.Segments, length.Units, length.ForcedBy);
    }
}
