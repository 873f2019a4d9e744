using System.Globalization;
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
/// <param name="Segments">SMS segments of what was said to the person about this intake so far.</param>
internal sealed record KeptConversation(string Channel, string Address, string? To, Conversation Conversation, int Segments = 0, RoutedTo? RoutedTo = null)
{
    private const string Purpose = "conversation";

    public byte[] Seal(ISealer sealer) => sealer.Seal(
        [.. Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Line())), (byte)'\n', .. SavedConversation.Write(Conversation)], Purpose);

    /// <summary>Throws when the bytes do not open, and as an unavailable store when a newer host has saved them: this one can only wait to be replaced.</summary>
    public static KeptConversation Open(byte[] sealedBytes, ISealer sealer)
    {
        var bytes = sealer.Open(sealedBytes, Purpose);
        var line = Array.IndexOf(bytes, (byte)'\n');
        var address = JsonSerializer.Deserialize<string?[]>(bytes.AsSpan(0, line))!;
        try
        {
            var segments = address.ElementAtOrDefault(3) is { } counted ? int.Parse(counted, CultureInfo.InvariantCulture) : 0;
            var conversation = SavedConversation.Read(bytes.AsSpan(line + 1));
            var routed = address.ElementAtOrDefault(4) is { } clinic ? new RoutedTo(conversation.IntakeId, clinic, address.ElementAtOrDefault(5) is Router.Accepted) : null;
            return new KeptConversation(address[0]!, address[1]!, address.ElementAtOrDefault(2), conversation, segments, routed);
        }
        catch (InvalidDataException newer)
        {
            throw new StoreUnavailableException("The store holds a conversation that this release cannot read.", newer);
        }
    }

    // Hosts of an earlier release look at the first three only.
    private string?[] Line() => this switch
    {
        { RoutedTo: { } routed } => [Channel, Address, To, Counted, routed.ClinicId, routed.HasAccepted ? Router.Accepted : null],
        { Segments: > 0 } => [Channel, Address, To, Counted],
        { To: null } => [Channel, Address],
        _ => [Channel, Address, To],
    };

    private string Counted => Segments.ToString(CultureInfo.InvariantCulture);
}
