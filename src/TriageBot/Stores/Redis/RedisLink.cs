using Polly;
using Polly.Retry;
using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>The connection to Redis. Scripts are tried again for as long as a failover takes; every script may be repeated.
/// The wire has its own time: a clock that jumps must not make calls look late.</summary>
internal sealed class RedisLink : IAsyncDisposable
{
    /// <summary>A hung connection shows no error of its own.</summary>
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(2);

    /// <summary>Within what a channel waits for its answer; a cluster takes about five seconds to replace a primary.</summary>
    private static readonly TimeSpan AllTries = TimeSpan.FromSeconds(6);

    private readonly ConnectionMultiplexer multiplexer;
    private readonly ResiliencePipeline patience;

    private RedisLink(ConnectionMultiplexer multiplexer)
    {
        this.multiplexer = multiplexer;
        patience = new ResiliencePipelineBuilder()
            .AddTimeout(AllTries)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(RedisErrors.IsPassing),
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromMilliseconds(20),
                MaxDelay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
    }

    /// <summary>Comes back also while Redis is away: the first call then says so.</summary>
    public static async Task<RedisLink> Open(string configuration)
    {
        var options = ConfigurationOptions.Parse(configuration);
        options.AbortOnConnectFail = false;

        // How soon a replaced primary is noticed; the library's own default is a minute.
        options.ConfigCheckSeconds = Math.Min(options.ConfigCheckSeconds, 5);
        var connection = await ConnectionMultiplexer.ConnectAsync(options);

        // Answers are independent of each other: none may hold the next ones up.
        connection.PreserveAsyncOrder = false;
        return new RedisLink(connection);
    }

    public Task<RedisResult> Run(RedisScript script, RedisKey key, RedisValue[] values, CancellationToken cancel) =>
        Ask(database => Evaluate(database, script, [key], values), cancel);

    /// <summary>Tried again while that may help; may be done more than once.</summary>
    public async Task<T> Ask<T>(Func<IDatabase, Task<T>> ask, CancellationToken cancel)
    {
        try
        {
            return await Once(ask, cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            return RedisErrors.IsPassing(error) ? await Patiently(ask, cancel) : throw RedisErrors.Translate(error);
        }
    }

    /// <summary>For who wants to know how things are now.</summary>
    public async Task Ping(CancellationToken cancel)
    {
        try
        {
            await Once(database => database.PingAsync(), cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            throw RedisErrors.Translate(error);
        }
    }

    public async ValueTask DisposeAsync() => await multiplexer.CloseAsync();

    // What goes well goes well at the first try: the pipeline costs as much as the call.
    private async Task<T> Patiently<T>(Func<IDatabase, Task<T>> ask, CancellationToken cancel)
    {
        try
        {
            return await patience.ExecuteAsync(async token => await Once(ask, token), cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            throw RedisErrors.Translate(error);
        }
    }

    private static async Task<RedisResult> Evaluate(IDatabase database, RedisScript script, RedisKey[] keys, RedisValue[] values)
    {
        try
        {
            return await database.ScriptEvaluateAsync(script.Hash, keys, values);
        }
        catch (RedisServerException unknown) when (unknown.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            return await database.ScriptEvaluateAsync(script.Text, keys, values);
        }
    }

    private Task<T> Once<T>(Func<IDatabase, Task<T>> ask, CancellationToken cancel) => ask(multiplexer.GetDatabase()).WaitAsync(OneTry, cancel);
}
