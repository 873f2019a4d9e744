using System.Net;
using Polly;
using Polly.Retry;

namespace TriageBot.Channels.Twilio;

/// <summary>Tries again at once where the first try surely did nothing. Whatever takes longer is the outbox's.</summary>
internal static class TwilioRetries
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static ResiliencePipeline<HttpResponseMessage> Pipeline(TimeProvider time) =>
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
                    { Result: { StatusCode: HttpStatusCode.TooManyRequests } response } => Wait(response, time.GetUtcNow()) is not { } wait || wait <= Patience,
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
