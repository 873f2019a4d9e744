using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Alerts;

/// <summary>What a page's every round says, and whom it is for.</summary>
/// <param name="Code">Six digits that acknowledge it.</param>
/// <param name="TextKey">Key of the text, such as <c>staff.page</c>.</param>
/// <param name="Language">Tag of the person's language; null while unknown.</param>
internal sealed record PageBody(string Code, string Reference, string TextKey, string? Language = null)
{
    public const string Urgent = "staff.page";
    public const string TextFailed = "staff.text_failed";
    public const string DeliveryFailed = "staff.delivery_failed";

    private const string Purpose = "page";

    /// <summary>As in <see cref="PageFacts"/>; pages kept from before know none.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>As in <see cref="PageFacts"/>.</summary>
    public string? Clinic { get; init; }

    [JsonIgnore]
    public PageFacts Facts => new(Language, Areas, Clinic);

    public byte[] Seal(ISealer sealer) => sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(this), Purpose);

    /// <summary>Throws when the bytes do not open or are no page.</summary>
    public static PageBody Open(PageRow page, ISealer sealer) =>
        JsonSerializer.Deserialize<PageBody>(sealer.Open(page.Body, Purpose)) ?? throw new JsonException("empty page");
}
