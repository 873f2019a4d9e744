using System.Collections.Immutable;
using TriageBot.Channels.Twilio;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Urgency;

namespace TriageBot.Publishing;

/// <summary>A rehearsal as it goes on.</summary>
/// <param name="channel"><c>sms</c>, <c>whatsapp</c> or <c>web</c>.</param>
internal sealed class Talk(DialogEngine engine, string dialog, DateTimeOffset now, string channel)
{
    private readonly Rehearsal _rehearsal = new(engine, dialog, now, saved: true);

    public Conversation? Conversation => _rehearsal.Conversation;

    /// <summary>Begins in this language, as if it had been chosen.</summary>
    public void Choose(string locale) => _rehearsal.Choose(locale);

    public RehearsedTurn Say(string text)
    {
        var waited = _rehearsal.Wait(TranscriptLoader.Pause);
        var before = _rehearsal.Conversation;
        ImmutableArray<Turn> turns = [.. waited, _rehearsal.Say(text)];
        var last = turns[^1];
        var replies = Sent(turns, last.Conversation.Locale);
        var lengths = channel is TwilioAddress.Sms ? replies.Select(SmsLength.Of).ToImmutableArray() : [];
        var keyword = engine.Content.Reader.Read(text, before?.Locale, DateOnly.FromDateTime(_rehearsal.Now.DateTime)).Keyword;
        return new RehearsedTurn(
            text,
            replies,
            lengths.Sum(length => length.Segments),
            last.Conversation.Waiting,
            last.Conversation.Phase.Id(),
            last.Urgency.Level.Id(),
            [.. last.Urgency.Reasons.Select(reason => reason.Rule)],
            [.. turns.SelectMany(turn => turn.Effects).OfType<TellCaseQueue>().Select(tell => tell.Type)])
        {
            Locale = last.Conversation.Locale,
            ForcedBy = lengths.Select(length => length.ForcedBy).FirstOrDefault(letter => letter is not null),
            Anywhere = Anywhere.Said(text, engine.Content.DialogOf(last.Conversation), before, last.Conversation, keyword),
        };
    }

    private ImmutableArray<string> Sent(ImmutableArray<Turn> turns, string? locale)
    {
        var keepsAccents = locale is null || engine.Content.LocaleOf(locale) is not { DropAccents: true };
        return [.. turns.SelectMany(turn => turn.Effects).OfType<Say>().SelectMany(say => TwilioText.Parts(channel, say.Text, keepsAccents))];
    }
}
