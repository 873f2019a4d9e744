using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Urgency;

namespace TriageBot.Commands;

/// <summary>Talk to the bot in the terminal: one line in is one message. Nothing is sent anywhere.</summary>
internal sealed class ChatCommand(DialogEngine engine, TextReader input, TextWriter output)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lines come faster than people type; this much time is let pass between two, so that each counts as a message of its own.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    public int Run(string dialog, string? locale, DateTimeOffset now, string channel, bool json)
    {
        var rehearsal = new Rehearsal(engine, dialog, now);
        if (locale is not null)
        {
            rehearsal.Choose(locale);
        }

        while (input.ReadLine() is { } line)
        {
            var turn = rehearsal.Say(line);
            var texts = Sent(turn, channel);
            output.WriteLine(json ? AsJson(engine.Content.Numbers.Mask(line), turn, texts) : string.Join("\n\n", texts) + "\n");
            output.Flush();
            rehearsal.Wait(Between);
        }

        return 0;
    }

    public static bool TryTime(string? text, TimeProvider clock, out DateTimeOffset now)
    {
        now = clock.GetUtcNow();
        return text is null || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out now);
    }

    private ImmutableArray<string> Sent(Turn turn, string channel)
    {
        var drop = turn.Conversation.Locale is { } tag && engine.Content.LocaleOf(tag) is { DropAccents: true };
        return [.. turn.Effects.OfType<Say>().Select(say => channel is "sms" ? Sms.Prepare(say.Text, drop) : say.Text)];
    }

    private static string AsJson(string masked, Turn turn, ImmutableArray<string> texts) => JsonSerializer.Serialize(
        new
        {
            @in = masked,
            @out = texts,
            phase = turn.Conversation.Phase.Id(),
            question = turn.Conversation.Phase is Phase.Safety or Phase.Consent or Phase.Screening ? turn.Conversation.Waiting : null,
            locale = turn.Conversation.Locale,
            urgency = new { level = turn.Urgency.Level.Id(), score = turn.Urgency.Score, reasons = turn.Urgency.Reasons.Select(reason => reason.Rule) },
            events = turn.Effects.OfType<TellCaseQueue>().Select(tell => tell.Type),
        },
        Json);
}
