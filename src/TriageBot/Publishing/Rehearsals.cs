using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
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
}

/// <summary>Plays conversations on the draft, with no phone, no store and no clock but the one that is asked for.</summary>
internal sealed class Rehearsals(HostSettings settings)
{
    private readonly Lock _lock = new();
    private (Library Library, DialogEngine Engine)? _last;

    /// <param name="dialog">Id of a dialog of the library; any other stands for the default one.</param>
    /// <param name="locale">Tag of the language it begins in; null: the bot finds out.</param>
    public ImmutableArray<RehearsedTurn> Play(Library library, string? dialog, string? locale, DateTimeOffset now, IEnumerable<string> texts)
    {
        var engine = EngineOf(library);
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
        ImmutableArray<Turn> turns = [.. rehearsal.Wait(TranscriptLoader.Pause), rehearsal.Say(text)];
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
        };
    }

    // To make one takes a second: the same draft is rehearsed many times.
    private DialogEngine EngineOf(Library library)
    {
        lock (_lock)
        {
            if (_last is { } last && ReferenceEquals(last.Library, library))
            {
                return last.Engine;
            }

            var engine = ContentFiles.Engine(library with { Readers = new Readers(library.Locales, ContentFiles.Model(settings.Layout, settings.Content, new List<Finding>())) }, settings.Content);
            _last = (library, engine);
            return engine;
        }
    }
}
