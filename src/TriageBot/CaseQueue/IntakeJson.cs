using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TriageBot.CaseQueue;

/// <summary>Events and intakes as JSON text.</summary>
internal static class IntakeJson
{
    // Relaxed: people's own scripts stay readable and short. The text goes out as application/json, never into a page.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IntakeEvent @event) => JsonSerializer.Serialize(@event, Options);

    public static byte[] Write(IntakeData data) => JsonSerializer.SerializeToUtf8Bytes(data, Options);

    public static byte[] Write(ConflictQuestion question) => JsonSerializer.SerializeToUtf8Bytes(question, Options);

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
