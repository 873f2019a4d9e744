using System.Collections.Immutable;
using TriageBot.CaseQueue.News;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Routing;
using TriageBot.Stores;

namespace TriageBot.Turns;

/// <summary>The one path: load, engine, one atomic commit. Channels, timers and news all enter here.</summary>
internal interface ITurns
{
    /// <summary>Returns only after the commit.</summary>
    Task<TurnReply> Receive(InboundMessage message, CancellationToken cancel);

    /// <summary>The response that carried this reply went out whole: it need not be sent again.</summary>
    void Arrived(TurnReply reply);

    Task Fire(DueTimer timer, CancellationToken cancel);

    /// <summary>An attachment was fetched, or cannot be. Of a contact erased meanwhile nothing is kept.</summary>
    Task Keep(ContactKey contact, FetchedMedium medium, CancellationToken cancel);

    /// <summary>Words of this intake were translated for staff. Of a contact erased meanwhile nothing is kept.</summary>
    Task Translated(ContactKey contact, string intakeId, ImmutableArray<EnglishText> english, CancellationToken cancel);

    /// <summary>News from the case, for the person.</summary>
    /// <param name="id">The same one when it comes again: it is told once, and what became of it is remembered for 48 h.</param>
    /// <param name="actor">Who tells it, for the audit trail.</param>
    /// <returns>Null when nothing is kept of this contact.</returns>
    Task<NewsOutcome?> Tell(ContactKey contact, string id, string actor, News news, CancellationToken cancel);

    /// <summary>A named person sets the level of an intake.</summary>
    /// <param name="actor">Their tag.</param>
    /// <returns>False: nothing changes, because it is gone or has this level.</returns>
    Task<bool> SetLevel(ContactKey contact, string intakeId, Level level, string actor, CancellationToken cancel);

    /// <summary>The rules have changed: an intake is scored anew. What that moves is told and paged as when a deadline comes nearer; what it does not move is not written.</summary>
    /// <param name="rescoring">Its number, for the audit trail.</param>
    /// <returns>Null: its level stays, or it is gone.</returns>
    Task<LevelMove?> Rescore(ContactKey contact, string intakeId, int rescoring, CancellationToken cancel);

    /// <summary>A clinic has taken the case: it is theirs from now on, and the case queue is told.</summary>
    /// <param name="actor">Tag of whoever took it.</param>
    /// <returns>False: the intake is gone.</returns>
    Task<bool> Accept(ContactKey contact, RoutedTo to, string actor, CancellationToken cancel);

    /// <summary>The carrier says this contact has opted out, or they have taken us out of their chats.</summary>
    Task LearnOptOut(string channel, string address, CancellationToken cancel);

    /// <summary>The person deleted a message in their chat: its words go from what staff read, unless they are on legal hold. What is not known is ignored.</summary>
    /// <param name="handle">As of <see cref="InboundMessage"/>.</param>
    Task TakeBack(string channel, string address, string handle, CancellationToken cancel);

    /// <summary>Erases all that is kept of this contact, and tells the case queue where it knew of them.</summary>
    /// <returns>The id of the erased intake, as a receipt; null when nothing was kept.</returns>
    Task<string?> Erase(string channel, string address, CancellationToken cancel);
}
