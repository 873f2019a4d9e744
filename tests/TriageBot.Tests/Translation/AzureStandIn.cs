using System.Text.Json;
using System.Web;
using Microsoft.AspNetCore.Http;

namespace TriageBot.Tests.Translation;

/// <summary>Azure Translator v3 as its reference describes it: shapes, limits, six-digit errors. Every text comes back in upper case.</summary>
internal static class AzureStandIn
{
    public const string Key = "0123456789abcdef0123456789abcdef";

    /// <summary>What it takes a text for that comes without a language.</summary>
    private const string Guess = "es";

    private static readonly HashSet<string> Languages = new(
        ["am", "ar", "bn", "en", "es", "fil", "fr", "hi", "ht", "ko", "my", "ne", "pa", "prs", "ps", "pt", "ro", "ru", "so", "sw", "ti", "tr", "uk", "ur", "vi", "zh-Hans"], StringComparer.OrdinalIgnoreCase);

    public static Task<StandIn> Start() => StandIn.Start(Answer);

    public static string Error(int code) => $$$"""{"error":{"code":{{{code}}},"message":"Not quoted: mi hermano"}}""";

    public static Task Answer(Asked asked, HttpContext context)
    {
        var query = HttpUtility.ParseQueryString(asked.Query);
        var problem = Problem(asked, query["api-version"], query["from"], query["to"], query["textType"]);
        if (problem is { } code)
        {
            return StandIn.Write(context, code / 1000, Error(code));
        }

        context.Response.Headers["X-RequestId"] = asked.Headers.GetValueOrDefault("x-clienttraceid", "none");
        return StandIn.Write(context, 200, Texts(asked).Select(text => query["from"] is null
            ? (object)new { detectedLanguage = new { language = text.Contains("the", StringComparison.Ordinal) ? "en" : Guess, score = 0.9 }, translations = Made(text, query["to"]!) }
            : new { translations = Made(text, query["to"]!) }).ToArray());
    }

    private static object[] Made(string text, string to) => [new { text = text.ToUpperInvariant(), to }];

    // https://learn.microsoft.com/azure/ai-services/translator/text-translation/reference/status-response-codes
    private static int? Problem(Asked asked, string? version, string? from, string? to, string? type)
    {
        if (asked.Method is not "POST" || asked.Path is not "/translate")
        {
            return 404000;
        }

        if (asked.Headers.GetValueOrDefault("ocp-apim-subscription-key") is not Key)
        {
            return 401000;
        }

        if (version is not "3.0")
        {
            return 400021;
        }

        var texts = asked.Headers["content-type"].StartsWith("application/json", StringComparison.Ordinal) ? Texts(asked) : [];
        return from is not null && !Languages.Contains(from) ? 400035
            : to is null || !Languages.Contains(to) ? 400036
            : type is not (null or "plain" or "html") ? 400040
            : texts.Count is 0 or > 1000 ? 400072
            : texts.Sum(text => text.Length) > 50_000 ? 400050
            : null;
    }

    // Its own clients write "text", the reference writes "Text": it takes both.
    private static List<string> Texts(Asked asked) =>
    [
        .. JsonSerializer.Deserialize<JsonElement>(asked.Body).EnumerateArray()
            .Select(item => item.EnumerateObject().Single(property => property.Name.Equals("text", StringComparison.OrdinalIgnoreCase)).Value.GetString()!),
    ];
}
