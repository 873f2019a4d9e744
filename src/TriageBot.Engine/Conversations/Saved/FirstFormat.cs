using System.Text.Json.Serialization;

namespace TriageBot.Engine.Conversations.Saved;

/// <summary>Reads what the first version kept, which was the conversation as JSON. Names it used are never renamed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Conversation))]
internal sealed partial class FirstFormat : JsonSerializerContext;
