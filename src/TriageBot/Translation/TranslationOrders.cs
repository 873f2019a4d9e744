using TriageBot.Engine.Conversations;
using TriageBot.Outbox;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Translation;

/// <summary>Orders a translation with the commit of each turn that tells staff of an intake. What there is to translate is looked up when it is run.</summary>
internal sealed class TranslationOrders(TranslationOptions options, OutboxPayloads payloads)
{
    /// <summary>None without an engine, or before consent.</summary>
    public IEnumerable<OutboxEntry> Of(TurnInputs inputs)
    {
        var conversation = inputs.Turn.Conversation;
        if (!options.IsOn || conversation.Consent is not { Given: true } || !inputs.Turn.Effects.Any(effect => effect is TellCaseQueue { Type: not IntakeEvents.Withdrawn }))
        {
            yield break;
        }

        var id = Partition.NewId("trl", inputs.Contact, inputs.Now);
        var errand = new Errand(inputs.Channel, Translate: conversation.IntakeId);
        yield return new OutboxEntry(id, inputs.Contact, Lane.Translation(conversation.IntakeId), OutboxKind.Errand, inputs.Now, payloads.Seal(errand));
    }
}
