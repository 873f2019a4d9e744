using System.Text.Json;
using System.Text.Json.Serialization;
using TriageBot.Turns;

namespace TriageBot.CaseQueue;

/// <summary>Asks the consortium's case system whether somebody on the other side is a client of theirs: names only, signed like every event.</summary>
/// <param name="http">As of <see cref="CaseQueueWebhook"/>.</param>
internal sealed class ConflictHook(HttpClient http, Uri url, StandardWebhooks signer, TimeProvider time)
{
    /// <summary>Somebody waits in front of the page.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private const int LongestAnswer = 64 * 1024;

    /// <param name="clinic">Name of the one that asks, or null for all.</param>
    /// <returns>Null when it does not know, or does not answer as it should.</returns>
    public async Task<bool?> Ask(IntakeData intake, string? clinic, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            var now = time.GetUtcNow();
            using var request = signer.Request(url, "cfl_" + Guid.CreateVersion7(now).ToString("N"), now, IntakeJson.Write(Question(intake, clinic, now)));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode && response.Content.Headers.ContentLength is null or <= LongestAnswer
                ? (await response.Content.ReadFromJsonAsync<Answer>(either.Token))?.Conflict
                : null;
        }
        catch (Exception failed) when (failed is HttpRequestException or JsonException or NotSupportedException || (failed is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }

    private static ConflictQuestion Question(IntakeData intake, string? clinic, DateTimeOffset now) => new(
        "conflict.check",
        IntakeJson.Time(now),
        new ConflictNames(intake.IntakeId, intake.Reference, clinic, intake.Contact.Name, intake.Client.Name, intake.AdverseParties));

    private sealed record Answer([property: JsonPropertyName("conflict")] bool? Conflict);
}

/// <summary>What the case system is asked.</summary>
internal sealed record ConflictQuestion(string Type, string Timestamp, ConflictNames Data);

/// <param name="Contact">Name of whoever writes, or null.</param>
/// <param name="Client">Name of whoever needs help, where that is somebody else.</param>
internal sealed record ConflictNames(string? IntakeId, string? Reference, string? Clinic, string? Contact, string? Client, System.Collections.Immutable.ImmutableArray<AdverseParty> AdverseParties);
