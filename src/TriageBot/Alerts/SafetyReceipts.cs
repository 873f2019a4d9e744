using TriageBot.Outbox;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Alerts;

/// <summary>Hears what became of a safety text.</summary>
/// <param name="textId">Of the outbox.</param>
/// <param name="arrived">False: it never will.</param>
internal delegate Task SafetyReceipt(string channel, string address, string textId, bool arrived, CancellationToken cancel);

/// <summary>Pages staff when a safety text does not reach the person, once a text. The first receipt that is final counts:
/// they come in any order, and a text that arrived does not fail afterwards.</summary>
internal sealed class SafetyReceipts(ITurnStore turns, Pager pager, ISealer sealer, ILookup lookup, OutboxSignal signal, TimeProvider time, ILogger<SafetyReceipts> log)
{
    private const string Purpose = "receipt";
    private const int Tries = 10;

    /// <summary>A <see cref="SafetyReceipt"/>.</summary>
    public async Task Take(string channel, string address, string textId, bool arrived, CancellationToken cancel)
    {
        var contact = lookup.Contact(channel, address);
        var key = lookup.Message(Purpose, textId);
        for (var i = 0; i < Tries; i++)
        {
            var loaded = await turns.Load(contact, key, cancel);
            if (loaded.Conversation is not { } conversation || loaded.Remembered is not null)
            {
                return;
            }

            var now = time.GetUtcNow();
            var call = arrived ? null : pager.TextFailed(KeptConversation.Open(conversation, sealer).Conversation, contact, now);

            // The note is a duplicate mark: it comes with the page or not at all, and is forgotten after two days.
            var commit = new TurnCommit
            {
                Contact = contact,
                Expected = loaded.Version,
                At = now,
                Mark = new MessageMark(key, sealer.Seal([arrived ? (byte)1 : (byte)0], Purpose)),
                Page = call?.Page,
                Outbox = call?.Texts ?? [],
            };
            if (await turns.Commit(commit, cancel))
            {
                Tell(textId, arrived);
                return;
            }
        }

        throw new InvalidOperationException("the conversation kept changing while a receipt was to be noted");
    }

    private void Tell(string textId, bool arrived)
    {
        if (!arrived)
        {
            log.LogWarning("Safety text {TextId} did not reach the person; staff are paged", textId);
            signal.Ring();
        }
    }
}
