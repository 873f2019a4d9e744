using System.Text;
using System.Text.Json;
using TriageBot.Engine.Conversations;
using TriageBot.Privacy;
using TriageBot.Routing;
using TriageBot.Stores;

namespace TriageBot.Turns;

/// <summary>A conversation with the address it is held at, as sealed for the store.</summary>
/// <param name="To">Which of our addresses the person last wrote to, or null.</param>
/// <param name="RoutedTo">Where its intake went; null while it went nowhere.</param>
internal sealed record KeptConversation(string Channel, string Address, string? To, Conversation Conversation, RoutedTo? RoutedTo = null)
{
    private const string Purpose = "conversation";

    public byte[] Seal(ISealer sealer) => sealer.Seal([.. Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Line())), (byte)'\n', .. SavedConversation.Write(Conversation)], Purpose);

    /// <summary>Throws when the bytes do not open, and as an unavailable store when a newer host has saved them: this one can only wait to be replaced.</summary>
    public static KeptConversation Open(byte[] sealedBytes, ISealer sealer)
    {
        var bytes = sealer.Open(sealedBytes, Purpose);
        var line = Array.IndexOf(bytes, (byte)'\n');
        var address = JsonSerializer.Deserialize<string[]>(bytes.AsSpan(0, line))!;
        try
        {
            var conversation = SavedConversation.Read(bytes.AsSpan(line + 1));
            var routed = address.Length > 4 ? new RoutedTo(conversation.IntakeId, address[3], address[4] is Router.Accepted) : null;
            return new KeptConversation(address[0], address[1], address.ElementAtOrDefault(2), conversation, routed);
        }
        catch (InvalidDataException newer)
        {
            throw new StoreUnavailableException("The store holds a conversation that this release cannot read.", newer);
        }
    }

    private string?[] Line() => RoutedTo is { } routed
        ? [Channel, Address, To, routed.ClinicId, routed.HasAccepted ? Router.Accepted : ""]
        : To is null ? [Channel, Address] : [Channel, Address, To];
}
