using System.Text.Json;
using System.Text.Json.Serialization;

namespace TriageBot.Engine.Conversations;

/// <summary>A conversation as it is kept between turns. Old samples stay readable: fields are added, never renamed.</summary>
public static class SavedConversation
{
    public static byte[] Write(Conversation conversation) =>
        JsonSerializer.SerializeToUtf8Bytes(conversation, SavedJson.Default.Conversation);

    /// <summary>Throws <see cref="JsonException"/> when the bytes are no saved conversation.</summary>
    public static Conversation Read(ReadOnlySpan<byte> saved) =>
        JsonSerializer.Deserialize(saved, SavedJson.Default.Conversation) ?? throw new JsonException("no conversation");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Conversation))]
internal sealed partial class SavedJson : JsonSerializerContext;
