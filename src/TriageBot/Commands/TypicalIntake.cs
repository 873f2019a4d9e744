using TriageBot.Channels.Twilio;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;
using TriageBot.Settings;

namespace TriageBot.Commands;

/// <summary>Plays one routine intake and counts what it sends, as SMS really goes out.</summary>
internal sealed class TypicalIntake(DialogEngine engine, Transcript transcript, string dialog)
{
    private const string FileName = "typical.yaml";

    /// <summary>Null where the default dialog has no such example.</summary>
    public static TypicalIntake? Find(Workplace workplace, DialogEngine engine)
    {
        var dialog = workplace.Content.DefaultDialog;
        var transcript = ContentFiles.Transcripts(workplace.Layout, workplace.Content.DialogsPath, [])
            .FirstOrDefault(transcript => transcript.File.EndsWith($"/{dialog}/transcripts/{FileName}", StringComparison.Ordinal));
        return transcript is null ? null : new TypicalIntake(engine, transcript, dialog);
    }

    /// <summary>Outbound SMS segments until the intake is sent; null where it does not come to that in this language.</summary>
    public int? Segments(Locale locale)
    {
        var rehearsal = new Rehearsal(engine, dialog, transcript.Now);
        var segments = 0;
        foreach (var turn in transcript.Turns)
        {
            rehearsal.Wait(turn.After ?? TranscriptLoader.Pause);
            if (turn.TextIn(locale.Tag) is { } text)
            {
                segments += rehearsal.Say(text).Effects.OfType<Say>()
                    .SelectMany(say => TwilioText.Parts(TwilioAddress.Sms, say.Text, keepAccents: !locale.DropAccents)).Sum(part => SmsLength.Of(part).Segments);
            }
        }

        return rehearsal.Conversation is { Phase: Phase.Submitted, Locale: { } spoken } && string.Equals(spoken, locale.Tag, StringComparison.Ordinal) ? segments : null;
    }
}
