using System.Collections.Immutable;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Conversations;

/// <summary>(conversation, event) ─► (conversation′, effects). Pure: no clock, no I/O, no randomness, no statics with state.</summary>
public sealed class DialogEngine(Content content)
{
    public Content Content => content;

    /// <param name="conversation">As saved, or null when this contact is new.</param>
    /// <param name="fresh">Ids for a conversation that may begin in this turn.</param>
    /// <param name="dialog">Id of the dialog a new conversation follows.</param>
    public Turn Take(Conversation? conversation, Event @event, NewIds fresh, string dialog)
    {
        @event = Masked(@event);
        var anew = conversation is null || (@event is MessageCame or MessageUnread && HasEnded(conversation));
        var before = anew ? Begin(conversation, fresh, dialog, @event.At) : conversation!;
        var draft = new Draft(content, before, @event);
        if (anew && conversation is { Phase: Phase.Withdrawn })
        {
            draft.Effects.Add(new ForgetTexts(Intakes: true));
        }

        switch (@event)
        {
            case MessageCame message:
                Listening.Take(draft, message, fresh);
                break;
            case MessageUnread unread:
                Listening.TakeUnread(draft, unread);
                break;
            case NewsCame came:
                Telling.Take(draft, came.News);
                break;
            case LevelSet set:
                Ranking.Take(draft, set.Level);
                break;
            case RulesChanged:
                // Every turn ends by scoring, as if a day had gone by.
                break;
            case CaseMoved:
                Closing.TellMoved(draft);
                break;
            case TimerFired timer:
                Timers.Take(draft, timer.Kind);
                break;
            case MediumFetched fetched:
                Attaching.Settle(draft, fetched);
                break;
            case EnglishCame came:
                EnglishText.Take(draft, came.English);
                break;
            case OptOutLearned:
                Keywords.Stop(draft, silent: true);
                break;
            case MessageTakenBack taken:
                TakingBack.Take(draft, taken);
                break;
            case DeletionOrdered:
                Corrections.Delete(draft);
                break;
        }

        return Closing.Close(draft, before);
    }

    /// <summary>What is written next begins another one.</summary>
    public static bool HasEnded(Conversation conversation) => conversation.Phase is Phase.Withdrawn or Phase.Expired;

    // Before anything reads the text: the terminal and the rehearsals have no door that does it.
    private Event Masked(Event @event) => @event switch
    {
        MessageCame message => message with { Text = content.Numbers.Mask(message.Text) },
        MessageUnread unread => unread with { Text = content.Numbers.Mask(unread.Text) },
        _ => @event,
    };

    // Someone who comes back after the end need not name their language again, where it is spoken.
    private Conversation Begin(Conversation? ended, NewIds fresh, string dialog, DateTimeOffset now)
    {
        var locale = ended?.Locale is { } tag && (string.Equals(ended.Dialog, dialog, StringComparison.Ordinal) || content.Of(dialog).Offers(tag)) ? tag : null;
        return Conversation.Begin(fresh, content.Published(dialog), now) with
        {
            Locale = locale,
            LanguageChosen = locale is not null && ended!.LanguageChosen,
            Spoken = ended?.Spoken,
            SafeMode = ended?.SafeMode ?? false,

            // Whoever was erased is remembered in nothing.
            Source = ended is { Phase: Phase.Expired } ? ended.Source : null,
            News = ended is { Phase: Phase.Expired } ? ended.News : [],
        };
    }
}

/// <summary>What one event caused.</summary>
/// <param name="Urgency">As things stand after the turn.</param>
public sealed record Turn(Conversation Conversation, ImmutableArray<Effect> Effects, Assessment Urgency);
