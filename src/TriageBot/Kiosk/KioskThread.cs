using System.Collections.Immutable;
using TriageBot.Channels;
using TriageBot.Channels.Web;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Kiosk;

/// <summary>Takes an answer in by the one path, and works out the page that follows.</summary>
internal sealed class KioskThread(ITurns turns, ITurnStore store, ISealer sealer, ILookup lookup, PublishedContent content, TimeProvider clock)
{
    /// <summary>A button pressed twice gets its page again. Later it is somebody who goes back on a device that is no longer theirs.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    // Yes and no, in front of what the review says.
    private static readonly ImmutableArray<QuickReply> OneOrTwo = [new("1", "1"), new("2", "2")];

    /// <param name="source">What the page's link ends in, or null.</param>
    public Jurisdiction Place(string? source) => content.Engine.Content.Of(content.Engine.Content.Choice.Of(WebChannel.Name, null, source, "") ?? content.DefaultDialog);

    /// <summary>The view is null for an answer from a page of long ago.</summary>
    public async Task<(TurnReply Reply, KioskView? View)> Say(KioskPass pass, string id, string text)
    {
        var now = clock.GetUtcNow();
        var reply = await turns.Receive(
            new InboundMessage(WebChannel.Name, pass.Contact, $"{pass.Contact}/{id}", text, [], now, ReplyInline: true, Source: pass.Source, SharedDevice: true), CancellationToken.None);
        return (reply, reply.Redelivered && now - pass.At > Again ? null : await View(pass with { At = now }, reply));
    }

    private async Task<KioskView> View(KioskPass pass, TurnReply reply)
    {
        var said = string.Join('\n', reply.Texts);
        if (reply.Spooled)
        {
            return new KioskView(pass, Words(pass, pass.Locale), said, [], IsOpen: true, null, HasEnded: false);
        }

        var kept = (await store.Load(lookup.Contact(WebChannel.Name, pass.Contact), null, CancellationToken.None)).Conversation;
        if (kept is null)
        {
            return new KioskView(pass, Words(pass, pass.Locale), said, [], IsOpen: false, null, HasEnded: true);
        }

        var conversation = KeptConversation.Open(kept, sealer).Conversation;
        var sent = conversation.Phase is Phase.Submitted or Phase.FollowUp;
        var over = conversation.Phase is Phase.Paused or Phase.Stopped or Phase.Withdrawn or Phase.Expired;
        return new KioskView(
            pass with { Locale = conversation.Locale }, Words(pass, conversation.Locale), said, Choices(conversation), IsOpen: !over, sent ? conversation.Reference : null, HasEnded: sent || over);
    }

    private ImmutableArray<QuickReply> Choices(Conversation conversation) =>
        conversation is { Phase: Phase.Review, Aside: Aside.None } ? OneOrTwo : content.Engine.Content.QuickRepliesOf(conversation);

    private KioskWords Words(KioskPass pass, string? tag) => KioskWords.Of((tag is null ? null : content.Engine.Content.LocaleOf(tag)) ?? Place(pass.Source).Offered[0]);
}
