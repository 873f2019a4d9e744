using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.Channels;
using TriageBot.Privacy;

namespace TriageBot.Turns;

/// <summary>One text of a thread, as kept for staff.</summary>
/// <param name="FromPerson">False: we said it.</param>
/// <param name="Handle">As of <see cref="InboundMessage"/>.</param>
/// <param name="HeardAt">When its turn was taken; null without a handle.</param>
/// <param name="English">What staff's own words in it are in English.</param>
internal sealed record TranscriptLine(
    DateTimeOffset At, bool FromPerson, string Text, ImmutableArray<Media> Media, string? Handle = null, DateTimeOffset? HeardAt = null, string? English = null)
{
    private const string Purpose = "transcript";

    public byte[] Seal(ISealer sealer) => sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(this), Purpose);

    /// <summary>Throws when the bytes do not open.</summary>
    public static TranscriptLine Open(byte[] sealedBytes, ISealer sealer) =>
        JsonSerializer.Deserialize<TranscriptLine>(sealer.Open(sealedBytes, Purpose)) ?? throw new JsonException("empty line");
}
