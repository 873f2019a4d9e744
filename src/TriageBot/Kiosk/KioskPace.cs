using System.Threading.RateLimiting;

namespace TriageBot.Kiosk;

/// <summary>How often one address may post: the page needs no sign-in, and every person begins a conversation of their own.</summary>
internal sealed class KioskPace : IDisposable
{
    /// <summary>A dozen people who answer every six seconds behind one shelter's connection.</summary>
    public const int PerMinute = 120;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Whether this request may go on. Behind a proxy all come from one address and share it.</summary>
    public bool Permits(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
