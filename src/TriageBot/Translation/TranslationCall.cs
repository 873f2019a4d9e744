using System.Text.Json;
using TriageBot.Channels;

namespace TriageBot.Translation;

/// <summary>One call to an engine and what may become of it.</summary>
internal sealed class TranslationCall(IHttpClientFactory clients, TimeProvider time, ILogger<TranslationCall> log)
{
    /// <summary>For a whole call. The wire has its own time: a clock that jumps must not make calls look late. No setting: a test has less of it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Much more than any engine answers for what it is sent at once.</summary>
    private const int LargestAnswer = 4 * 1024 * 1024;

    /// <param name="engine">Begins every code.</param>
    /// <param name="trace">By which the engine's owner finds this call, or null.</param>
    /// <param name="read">What the body of a success says; null or an exception of JSON when it is not what was agreed.</param>
    /// <param name="refused">What a refusal means.</param>
    public async Task<TranslationResult> Send(
        string engine, HttpRequestMessage request, string? trace, Func<JsonElement, TranslationResult?> read, Func<HttpResponseMessage, JsonElement, TranslationFailed> refused, CancellationToken cancel)
    {
        var result = await Attempt(engine, request, read, refused, cancel);
        if (result is TranslationFailed failed)
        {
            log.LogWarning("Translation failed: {Code}, trace {Trace}", failed.Code, trace);
        }

        return result;
    }

    private async Task<TranslationResult> Attempt(
        string engine, HttpRequestMessage request, Func<JsonElement, TranslationResult?> read, Func<HttpResponseMessage, JsonElement, TranslationFailed> refused, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            using var response = await clients.CreateClient(TranslationRegistration.ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await Body(response, either.Token);
            return response.IsSuccessStatusCode
                ? read(body) ?? Unreadable(engine)
                : refused(response, body) with { RetryAfter = QuickRetries.Wait(response, time.GetUtcNow()) };
        }
        catch (HttpRequestException unreachable)
        {
            return new TranslationFailed(true, $"{engine}-{(QuickRetries.NeverReached(unreachable) ? "unreachable" : "connection-lost")}");
        }
        catch (IOException)
        {
            return new TranslationFailed(true, engine + "-connection-lost");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new TranslationFailed(true, engine + "-timeout");
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return Unreadable(engine);
        }
    }

    // A proxy in between may answer a refusal with a page.
    private static async Task<JsonElement> Body(HttpResponseMessage response, CancellationToken cancel)
    {
        await response.Content.LoadIntoBufferAsync(LargestAnswer, cancel);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancel);
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(bytes);
        }
        catch (JsonException) when (!response.IsSuccessStatusCode)
        {
            return default;
        }
    }

    private static TranslationFailed Unreadable(string engine) => new(true, engine + "-unreadable");
}
