using System.Globalization;
using TriageBot.Engine.Conversations;

namespace TriageBot.Engine.Checking;

/// <summary>A conversation played without a store or a channel: what <c>chat</c>, <c>test</c> and the editor run on.</summary>
/// <param name="saved">Save and load between any two turns, as a real host does.</param>
public sealed class Rehearsal(DialogEngine engine, string dialog, DateTimeOffset now, bool saved = false)
{
    private readonly SortedDictionary<TimerKind, DateTimeOffset> _timers = [];
    private int _begun;

    public Conversation? Conversation { get; private set; }

    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>Begins in this language, as if it had been chosen.</summary>
    public void Choose(string locale)
    {
        Conversation = Conversation.Begin(Fresh(), engine.Content.Published(dialog), Now) with { Locale = locale, LanguageChosen = true };
    }

    /// <param name="media">Content types of what comes with it.</param>
    public Turn Say(string text, params ReadOnlySpan<string> media) => Take(new MessageCame(Now, text) { Media = [.. media] });

    /// <summary>Lets time pass and returns what the timers that fell due caused, in order.</summary>
    public IReadOnlyList<Turn> Wait(TimeSpan time)
    {
        var until = Now + time;
        var turns = new List<Turn>();
        while (_timers.Where(timer => timer.Value <= until).OrderBy(timer => timer.Value).Select(timer => (KeyValuePair<TimerKind, DateTimeOffset>?)timer).FirstOrDefault() is { } next)
        {
            _timers.Remove(next.Key);
            Now = next.Value;
            turns.Add(Take(new TimerFired(Now, next.Key)));
        }

        Now = until;
        return turns;
    }

    private Turn Take(Event @event)
    {
        if (saved && Conversation is not null)
        {
            Conversation = SavedConversation.Read(SavedConversation.Write(Conversation));
        }

        var turn = engine.Take(Conversation, @event, Fresh(), dialog);
        Conversation = turn.Conversation;
        foreach (var effect in turn.Effects)
        {
            Wind(effect);
        }

        return turn;
    }

    private void Wind(Effect effect)
    {
        switch (effect)
        {
            case SetTimer set:
                _timers[set.Kind] = set.Due;
                break;
            case ClearTimer clear:
                _timers.Remove(clear.Kind);
                break;
            case Erase:
                _timers.Clear();
                Conversation = null;
                break;
        }
    }

    private NewIds Fresh()
    {
        var n = (++_begun).ToString(CultureInfo.InvariantCulture);
        return new NewIds("cnv_" + n, "int_" + n, "T" + n + "-1");
    }
}
