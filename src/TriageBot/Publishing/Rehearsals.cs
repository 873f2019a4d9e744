using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Urgency;
using TriageBot.Hosting;
using TriageBot.Settings;

namespace TriageBot.Publishing;

/// <summary>One text of a rehearsal and what the bot made of it.</summary>
/// <param name="Said">By the person.</param>
/// <param name="Replies">Of the bot.</param>
/// <param name="Segments">Of the replies.</param>
/// <param name="Question">That waits now; null where none does.</param>
/// <param name="Rules">That fire now.</param>
internal sealed record RehearsedTurn(string Said, ImmutableArray<string> Replies, int Segments, string? Question, string Phase, string Level, ImmutableArray<string> Rules, ImmutableArray<string> Events)
{
    /// <summary>Tag of the language that it is held in by now; null while unknown.</summary>
    public string? Locale { get; init; }

    /// <summary>What they said, as every language reads it.</summary>
    public string Anywhere { get; init; } = Said;
}

/// <summary>Plays conversations on the draft, with no phone, no store and no clock but the one that is asked for.</summary>
internal sealed class Rehearsals(HostSettings settings, TrialEngines engines)
{
    /// <param name="dialog">Id of a dialog of the library; any other stands for the default one.</param>
    /// <param name="locale">Tag of the language it begins in; null: the bot finds out.</param>
    public ImmutableArray<RehearsedTurn> Play(Library library, string? dialog, string? locale, DateTimeOffset now, IEnumerable<string> texts)
    {
        var engine = engines.Of(library);
        var rehearsal = new Rehearsal(engine, DialogOf(library, dialog), now, saved: true);
        if (locale is not null)
        {
            rehearsal.Choose(locale);
        }

        return [.. texts.Select(text => Turn(engine, rehearsal, text)).ToList()];
    }

    /// <summary>The one that is meant: of this id, or else the default.</summary>
    public string DialogOf(Library library, string? dialog) => dialog is not null && library.Dialogs.ContainsKey(dialog) ? dialog : settings.Content.DefaultDialog;

    private static RehearsedTurn Turn(DialogEngine engine, Rehearsal rehearsal, string text)
    {
        var waited = rehearsal.Wait(TranscriptLoader.Pause);
        var before = rehearsal.Conversation;
        ImmutableArray<Turn> turns = [.. waited, rehearsal.Say(text)];
        var last = turns[^1];
        var dropsAccents = last.Conversation.Locale is { } tag && engine.Content.LocaleOf(tag) is { DropAccents: true };
        ImmutableArray<string> replies = [.. turns.SelectMany(turn => turn.Effects).OfType<Say>().Select(say => say.Text)];
        return new RehearsedTurn(
            text,
            replies,
            replies.Sum(reply => SmsLength.Of(Sms.Prepare(reply, dropsAccents)).Segments),
            last.Conversation.Waiting,
            last.Conversation.Phase.Id(),
            last.Urgency.Level.Id(),
            [.. last.Urgency.Reasons.Select(reason => reason.Rule)],
            [.. turns.SelectMany(turn => turn.Effects).OfType<TellCaseQueue>().Select(tell => tell.Type)])
        {
            Locale = last.Conversation.Locale,
            Anywhere = Publishing.Anywhere.Said(
                text, engine.Content.DialogOf(last.Conversation), before, last.Conversation, engine.Content.Reader.Read(text, before?.Locale, DateOnly.FromDateTime(rehearsal.Now.DateTime)).Keyword),
        };
    }
}
