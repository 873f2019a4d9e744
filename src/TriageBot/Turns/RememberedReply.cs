using System.Text.Json;
using TriageBot.Privacy;

namespace TriageBot.Turns;

/// <summary>What a message was answered, kept for its redelivery.</summary>
internal static class RememberedReply
{
    private const string Purpose = "reply";

    public static byte[] Seal(TurnReply reply, ISealer sealer) => sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(reply), Purpose);

    /// <summary>Throws when the bytes do not open.</summary>
    public static TurnReply Open(byte[] sealedBytes, ISealer sealer) =>
        JsonSerializer.Deserialize<TurnReply>(sealer.Open(sealedBytes, Purpose))! with { Redelivered = true };
}
