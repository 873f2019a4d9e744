using TriageBot.Outbox;

namespace TriageBot.CaseQueue;

/// <summary>Settings <c>CaseQueue:*</c>.</summary>
internal sealed record CaseQueueOptions
{
    public const string Section = "CaseQueue";

    /// <summary>Where events are posted; null in Development shows them on the built-in page only.</summary>
    public string? Url { get; init; }

    /// <summary>Who is asked about conflicts of interest; null leaves the check to people.</summary>
    public string? ConflictUrl { get; init; }

    /// <summary><c>whsec_…</c>; two separated by a space while one is being replaced.</summary>
    public string? Secret { get; init; }

    // Null until set: the binder would add to a default list instead of replacing it.
    public int[]? RetrySeconds { get; init; }

    public bool? AllowPrivateNetwork { get; init; }

    public RetrySchedule Schedule => RetrySchedule.Seconds(RetrySeconds ?? [5, 30, 300, 1800, 7200, 18000, 36000, 36000]);

    /// <summary>One clear line each; any of them keeps the server from starting.</summary>
    /// <param name="isDevelopmentSecret">Whether a secret was made up by this program for Development.</param>
    public IEnumerable<string> Problems(bool production, Func<string, bool> isDevelopmentSecret)
    {
        if (string.IsNullOrWhiteSpace(Url))
        {
            if (production)
            {
                yield return "CaseQueue:Url is missing: set the https address that receives intakes.";
            }
        }
        else if (!IsWebAddress(Url))
        {
            yield return "CaseQueue:Url must be an absolute http or https address without a user name.";
        }

        if (!string.IsNullOrWhiteSpace(ConflictUrl) && !IsWebAddress(ConflictUrl))
        {
            yield return "CaseQueue:ConflictUrl must be an absolute http or https address without a user name.";
        }

        if (SecretProblem(production, isDevelopmentSecret) is { } secret)
        {
            yield return $"CaseQueue:Secret {secret}.";
        }

        if (RetrySeconds is { } waits && Array.Exists(waits, wait => wait is < 1 or > 604_800))
        {
            yield return "CaseQueue:RetrySeconds must be whole seconds from 1 to 604800.";
        }
    }

    /// <summary>Said once at the start.</summary>
    public IEnumerable<string> Warnings(bool production)
    {
        if (production && Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme is "http")
        {
            yield return "CaseQueue:Url is plain http: intakes can be read on their way.";
        }

        if (production && Uri.TryCreate(ConflictUrl, UriKind.Absolute, out var asked) && asked.Scheme is "http")
        {
            yield return "CaseQueue:ConflictUrl is plain http: names can be read on their way.";
        }

        if (production && AllowPrivateNetwork == true)
        {
            yield return "CaseQueue:AllowPrivateNetwork is on: intakes may be posted inside the private network.";
        }
    }

    private string? SecretProblem(bool production, Func<string, bool> isDevelopmentSecret)
    {
        if (!StandardWebhooks.TryCreate(Secret, out var webhooks, out var problem))
        {
            return production || !string.IsNullOrWhiteSpace(Secret) || !string.IsNullOrWhiteSpace(Url) ? problem : null;
        }

        if (production && Secret!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(isDevelopmentSecret))
        {
            return "is a development secret: draw a new one for Production";
        }

        return production && webhooks.HasWeakSecret ? "is weak: draw it at random, it must not be typed or repeat itself" : null;
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "https" or "http"
        && url.UserInfo.Length == 0;
}
