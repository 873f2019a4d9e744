using System.Text.Json;
using TriageBot.Engine.Conversations.Saved;

namespace TriageBot.Engine.Conversations;

/// <summary>A conversation as it is kept between turns: small, and readable for good. The first byte says in which
/// format; bytes of every format there ever was are read.</summary>
public static class SavedConversation
{
    // The first format was JSON and had no number.
    private const byte FirstByteOfJson = (byte)'{';

    private const byte OldestOfBytes = 2;

    private const byte Newest = 8;

    /// <summary>At most 2,000 bytes while the person's own words are no more than 1,000; long words are packed.</summary>
    public static byte[] Write(Conversation conversation)
    {
        var writer = new SavedWriter();
        SavedFields.Write(writer, conversation);
        return [Newest, .. Packing.Pack(writer.Bytes)];
    }

    /// <summary>Throws <see cref="InvalidDataException"/> when a newer program saved it, or the bytes are no saved conversation.</summary>
    public static Conversation Read(ReadOnlySpan<byte> saved) => saved switch
    {
        [>= OldestOfBytes and <= Newest and var format, .. var packed] => SavedFields.Read(new SavedReader(Packing.Unpack(packed)), format),
        [FirstByteOfJson, ..] => (JsonSerializer.Deserialize(saved, FirstFormat.Default.Conversation) ?? throw new JsonException("no conversation")) with { Attachments = [], English = [], News = [] },
        [> Newest and < FirstByteOfJson and var newer, ..] => throw new InvalidDataException($"a newer program saved this conversation: format {newer}, of which this one reads up to {Newest}"),
        _ => throw new InvalidDataException("no saved conversation"),
    };
}
