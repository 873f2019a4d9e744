using TriageBot.Channels.Web;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Try;

/// <summary>Reads a thread back from the store: nudges and whatever else comes later stand there too.</summary>
internal sealed class ThreadReader(ITurnStore turns, IRecordStore records, ISealer sealer, ILookup lookup, PublishedContent content, StaffSide staff)
{
    public async Task<ThreadView> Read(string contact, int from, bool hasQueue, CancellationToken cancel)
    {
        var key = lookup.Contact(WebChannel.Name, contact);
        var lines = await records.Transcript(key, cancel);
        var loaded = await turns.Load(key, null, cancel);
        var conversation = loaded.Conversation is { } kept ? KeptConversation.Open(kept, sealer).Conversation : null;
        return new ThreadView(
            conversation is null ? content.Engine.Content.Of(content.DefaultDialog).Hotline : content.Engine.Content.Of(conversation).Hotline,
            lines.Count,
            [.. lines.Skip(from <= lines.Count ? from : 0).Select(line => TranscriptLine.Open(line, sealer)).SelectMany(Bubble.Of)],
            conversation is null ? null : await staff.Of(conversation, key, cancel),
            hasQueue);
    }
}
