using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace TriageBot.Hosting;

/// <summary>Marks a door that people's texts come through.</summary>
internal sealed class TextDoor;

/// <summary>Says "later" in time instead of "yes" too late: 429 with Retry-After where more texts come than this host can take.
/// Before the signature check, which costs more than the refusal.</summary>
internal static class BackPressure
{
    /// <summary>Turns under way at once: as many as one commit of the SQLite writer takes.</summary>
    public const int AtOnce = 256;

    /// <summary>Texts that wait for that. Even at 200 texts a second the last of them is answered within 7 s, well inside Twilio's 15.</summary>
    public const int Waiting = 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="perSecond">Texts of all contacts together on this host; 0 is no limit.</param>
    public static IServiceCollection AddBackPressure(this IServiceCollection services, int perSecond) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var asked) && asked > Pause ? asked : Pause;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limits.GlobalLimiter = perSecond > 0 ? PartitionedRateLimiter.CreateChained(Rate(perSecond), Load()) : Load();
    });

    private static PartitionedRateLimiter<HttpContext> Rate(int perSecond) => AtDoors(door => RateLimitPartition.GetTokenBucketLimiter(door, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perSecond,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    }));

    private static PartitionedRateLimiter<HttpContext> Load() => AtDoors(door => RateLimitPartition.GetConcurrencyLimiter(door, _ => new ConcurrencyLimiterOptions
    {
        PermitLimit = AtOnce,
        QueueLimit = Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    }));

    // One limit for all doors together; health checks and staff's pages are never refused.
    private static PartitionedRateLimiter<HttpContext> AtDoors(Func<bool, RateLimitPartition<bool>> limiter) =>
        PartitionedRateLimiter.Create<HttpContext, bool>(context =>
            context.GetEndpoint()?.Metadata.GetMetadata<TextDoor>() is null ? RateLimitPartition.GetNoLimiter(false) : limiter(true));
}
