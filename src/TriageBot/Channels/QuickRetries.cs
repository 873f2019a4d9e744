using System.Net;
using Polly;
using Polly.Retry;

namespace TriageBot.Channels;

/// <summary>Tries again at once where the first try surely did nothing. Whatever takes longer is the outbox's.</summary>
internal static class QuickRetries
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="didNothing">Statuses by which the far end says that it did not take the message.</param>
    public static ResiliencePipeline<HttpResponseMessage> Pipeline(TimeProvider time, params HttpStatusCode[] didNothing) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 2,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(250),
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome switch
                {
                    { Exception: HttpRequestException error } => NeverReached(error),
                    { Result: { } response } when didNothing.Contains(response.StatusCode) => Wait(response, time.GetUtcNow()) is not { } wait || wait <= Patience,
                    _ => false,
                }),
                DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome.Result is { } response ? Wait(response, time.GetUtcNow()) : null),
            })
            .Build();

    /// <summary>No connection ever stood, so nothing can have been sent.</summary>
    public static bool NeverReached(HttpRequestException error) =>
        error.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError;

    /// <summary>How long the far end asked us to wait.</summary>
    public static TimeSpan? Wait(HttpResponseMessage response, DateTimeOffset now)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
