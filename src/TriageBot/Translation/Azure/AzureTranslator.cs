using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace TriageBot.Translation.Azure;

/// <summary>Azure Translator, version 3.0 of its REST interface (https://learn.microsoft.com/azure/ai-services/translator/text-translation/reference/v3/translate).</summary>
internal sealed class AzureTranslator(AzureOptions options, TranslationCall call) : ITranslator
{
    /// <summary>Azure's limits for one call, the letters counted over all targets, of which there is one.</summary>
    private const int Items = 1000;
    private const int Letters = 50_000;

    // As published; our web options would write "text".
    private static readonly JsonSerializerOptions Json = new();

    public string Name => "azure";

    public async Task<TranslationResult> Translate(IReadOnlyList<string> texts, string? from, string to, CancellationToken cancel)
    {
        var source = from is null ? null : AzureLanguages.Code(from);
        return (from is not null && source is null) || AzureLanguages.Code(to) is not { } target
            ? new LanguageNotKnown()
            : await Batches.Each(Batches.Of(texts, Items, Letters), batch => Send(batch, source, target, cancel));
    }

    private async Task<TranslationResult> Send(IReadOnlyList<string> texts, string? from, string to, CancellationToken cancel)
    {
        var trace = Guid.NewGuid().ToString();
        var source = from is null ? "" : $"&from={from}";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.Base}/translate?api-version=3.0{source}&to={to}&textType=plain")
        {
            Content = JsonContent.Create(texts.Select(text => new Body(text)).ToArray(), options: Json),
        };
        request.Headers.Add("Ocp-Apim-Subscription-Key", options.Key);
        if (!string.IsNullOrWhiteSpace(options.Region))
        {
            request.Headers.Add("Ocp-Apim-Subscription-Region", options.Region);
        }

        request.Headers.Add("X-ClientTraceId", trace);
        return await call.Send(Name, request, trace, answer => Read(answer, texts.Count), Refused, cancel);
    }

    private static Translated? Read(JsonElement answer, int count)
    {
        TranslatedText[] texts = [.. answer.EnumerateArray().Select(one => new TranslatedText(
            one.GetProperty("translations").EnumerateArray().First().GetProperty("text").GetString() ?? "",
            one.TryGetProperty("detectedLanguage", out var detected) ? detected.GetProperty("language").GetString() : null))];
        return texts.Length == count ? new Translated([.. texts]) : null;
    }

    // Six digits: the status and three more. The message may quote the text, so it is not even read.
    private TranslationFailed Refused(HttpResponseMessage response, JsonElement body)
    {
        var code = body.ValueKind is JsonValueKind.Object
            && body.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object
            && error.TryGetProperty("code", out var number) && int.TryParse(number.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
                ? digits
                : (int)response.StatusCode;

        // A used-up allowance is full again next month, and a key that was refused is put right at the far end as often as here.
        var retryable = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || response.StatusCode >= HttpStatusCode.InternalServerError;
        return new TranslationFailed(retryable, string.Create(CultureInfo.InvariantCulture, $"{Name}-{code}"));
    }

    private sealed record Body(string Text);
}
