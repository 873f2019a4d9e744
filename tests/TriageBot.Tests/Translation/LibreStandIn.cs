using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TriageBot.Tests.Translation;

/// <summary>A LibreTranslate server as its own description (<c>/spec</c>) has it, asking for a key. Every text comes back in upper case.</summary>
internal static class LibreStandIn
{
    public const string Key = "c1d2e3";

    private const int CharLimit = 5000;

    private static readonly string[] Installed = ["en", "es", "fr", "pb", "tl", "zh"];

    public static Task<StandIn> Start() => StandIn.Start(Answer);

    private static Task Answer(Asked asked, HttpContext context) => (asked.Method, asked.Path) switch
    {
        ("GET", "/languages") => StandIn.Write(context, 200, Installed.Select(code => new { code, name = code, targets = code is "zh" ? ["zh"] : Installed }).ToArray()),
        ("POST", "/translate") => Translate(JsonSerializer.Deserialize<JsonElement>(asked.Body), context),
        _ => Refuse(context, 404, "Not Found"),
    };

    private static Task Translate(JsonElement body, HttpContext context)
    {
        string? Text(string name) => body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        if (Text("api_key") is not Key)
        {
            return Refuse(context, 403, "Invalid API key");
        }

        if (!body.TryGetProperty("q", out var q) || Text("source") is not { } source || Text("target") is not { } target)
        {
            return Refuse(context, 400, "Invalid request: missing parameter");
        }

        var batch = q.ValueKind is JsonValueKind.Array;
        string[] texts = batch ? [.. q.EnumerateArray().Select(text => text.GetString()!)] : [q.GetString()!];
        if (Array.Find(texts, text => text.Length > CharLimit) is { } longest)
        {
            return Refuse(context, 400, $"Invalid request: request ({longest.Length}) exceeds text limit ({CharLimit})");
        }

        if (source is not "auto" && !Installed.Contains(source, StringComparer.Ordinal))
        {
            return Refuse(context, 400, $"{source} is not supported");
        }

        // One language for a whole batch, by its first text.
        var detected = new { confidence = 90.0, language = texts[0].Contains("the", StringComparison.Ordinal) ? "en" : "es" };
        var made = texts.Select(text => text.ToUpperInvariant()).ToArray();
        object found = batch ? texts.Select(_ => detected).ToArray() : detected;
        object translatedText = batch ? made : made[0];
        return StandIn.Write(context, 200, source is "auto" ? (object)new { translatedText, detectedLanguage = found } : new { translatedText });
    }

    private static Task Refuse(HttpContext context, int status, string error) => StandIn.Write(context, status, new { error });
}
