using Polly.Timeout;
using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>Tells what passes by itself, a failover or a lost connection, from a bug of ours.</summary>
internal static class RedisErrors
{
    private static readonly string[] Passing =
    [
        "MOVED", "ASK", "TRYAGAIN", "CLUSTERDOWN", "MASTERDOWN", "LOADING", "READONLY", "NOSCRIPT", "BUSY", "NOREPLICAS", "UNBLOCKED", "MISCONF",
        "Endpoint", "No connection",
    ];

    /// <summary>Of what a call of the library threw. What is neither the server's answer nor a mistake of the caller is a connection that broke:
    /// in the middle of a call the library drops its own internals, and then throws whatever comes of that.</summary>
    public static bool IsPassing(Exception error) => error switch
    {
        RedisServerException server => Passing.Any(code => server.Message.Contains(code, StringComparison.Ordinal)),
        ArgumentException => false,
        _ => true,
    };

    /// <summary>A <see cref="StoreUnavailableException"/> for what waiting or an operator can put right; anything else as it was.</summary>
    public static Exception Translate(Exception error) => error switch
    {
        TimeoutRejectedException => Unavailable("it does not answer in time", error),
        RedisServerException server when server.Message.Contains("OOM", StringComparison.Ordinal) => Unavailable("its memory is full", error),
        RedisServerException server when server.Message.Contains("MISCONF", StringComparison.Ordinal) => Unavailable("it cannot save to its disk", error),
        RedisServerException server when server.Message.Contains("AUTH", StringComparison.Ordinal) => Unavailable("it wants another password", error),
        _ when IsPassing(error) => Unavailable("it cannot be reached", error),
        _ => error,
    };

    public static StoreUnavailableException Unavailable(string reason, Exception? inner = null) => new($"The Redis store is unavailable: {reason}.", inner);
}
