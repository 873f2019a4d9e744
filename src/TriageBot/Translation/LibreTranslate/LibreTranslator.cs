using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TriageBot.Translation.LibreTranslate;

/// <summary>A LibreTranslate server, for clinics that let nothing out of the house (https://docs.libretranslate.com).</summary>
internal sealed class LibreTranslator(LibreTranslateOptions options, TranslationCall call, TimeProvider time) : ITranslator
{
    /// <summary>It works through a batch one by one on a processor, and the answer has to be there in time.</summary>
    private const int Items = 20;
    private const int Letters = 2000;

    /// <summary>Somebody may install another language meanwhile.</summary>
    private static readonly TimeSpan LanguagesLast = TimeSpan.FromHours(1);

    private volatile Listing? _listing;

    public string Name => "libretranslate";

    public async Task<TranslationResult> Translate(IReadOnlyList<string> texts, string? from, string to, CancellationToken cancel)
    {
        if (_listing is not { } listing || (time.GetUtcNow() - listing.At).Duration() > LanguagesLast)
        {
            var asked = await List(cancel);
            if (asked is not Listing fresh)
            {
                return asked;
            }

            _listing = listing = fresh;
        }

        var pair = from is null ? listing.Languages.Target(to) is { } target ? ("auto", target) : null : listing.Languages.Pair(from, to);
        return pair is not var (source, into)
            ? new LanguageNotKnown()

            // It finds one language for a whole batch: what may be of several goes one by one.
            : await Batches.Each(Batches.Of(texts, from is null ? 1 : Items, Letters), batch => Send(batch, source, into, cancel));
    }

    private async Task<TranslationResult> List(CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address("languages"));
        return await call.Send(Name, request, null, ReadLanguages, Refused, cancel);
    }

    private async Task<TranslationResult> Send(IReadOnlyList<string> texts, string from, string to, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address("translate"))
        {
            Content = JsonContent.Create(new Body(texts, from, to, "text", string.IsNullOrWhiteSpace(options.ApiKey) ? null : options.ApiKey)),
        };
        return await call.Send(Name, request, null, answer => Read(answer, texts.Count), Refused, cancel);
    }

    private string Address(string what) => $"{options.Url.TrimEnd('/')}/{what}";

    private Listing ReadLanguages(JsonElement answer) => new(time.GetUtcNow(), new LibreLanguages(answer.EnumerateArray().ToFrozenDictionary(
        language => language.GetProperty("code").GetString()!,
        language => language.GetProperty("targets").EnumerateArray().Select(target => target.GetString()!).ToImmutableArray(),
        StringComparer.Ordinal)));

    private static Translated? Read(JsonElement answer, int count)
    {
        var texts = answer.GetProperty("translatedText").EnumerateArray().Select(text => text.GetString() ?? "").ToArray();
        var found = answer.TryGetProperty("detectedLanguage", out var detected) ? detected.EnumerateArray().Select(one => one.GetProperty("language").GetString()).ToArray() : null;
        return texts.Length == count && (found is null || found.Length == count)
            ? new Translated([.. texts.Select((text, i) => new TranslatedText(text, found?[i]))])
            : null;
    }

    // Its errors are sentences, which may quote the text; the status says all that counts. A refused key or a busy server: somebody will see to it.
    private TranslationFailed Refused(HttpResponseMessage response, JsonElement body) => new(
        response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.RequestEntityTooLarge),
        string.Create(CultureInfo.InvariantCulture, $"{Name}-{(int)response.StatusCode}"));

    private sealed record Listing(DateTimeOffset At, LibreLanguages Languages) : TranslationResult;

    private sealed record Body(
        [property: JsonPropertyName("q")] IReadOnlyList<string> Texts,
        [property: JsonPropertyName("source")] string Source,
        [property: JsonPropertyName("target")] string Target,
        [property: JsonPropertyName("format")] string Format,
        [property: JsonPropertyName("api_key"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ApiKey);
}
