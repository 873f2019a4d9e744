using TriageBot.Settings;
using TriageBot.Stores.Redis;
using TriageBot.Stores.Sqlite;

namespace TriageBot.Stores;

/// <summary>The <c>Storage</c> section: which store, and where it is.</summary>
internal sealed record StorageOptions
{
    private const string SqliteName = "Sqlite";
    private const string RedisName = "Redis";

    public required string Provider { get; init; }

    /// <summary>Absolute.</summary>
    public required string SqlitePath { get; init; }

    public required RedisOptions Redis { get; init; }

    /// <summary>How soon Redis is asked what other hosts wrote; null for its own choice. No setting: a test whose clock runs through weeks is no other host.</summary>
    public TimeSpan? LookAgain { get; init; }

    public bool IsRedis => Is(RedisName);

    public static StorageOptions Read(IConfiguration settings, Layout layout) => new()
    {
        Provider = settings["Storage:Provider"] ?? SqliteName,
        SqlitePath = layout.Resolve(settings["Storage:Sqlite:Path"] ?? "data/triagebot.db"),
        Redis = settings.GetSection(RedisOptions.Section).Get<RedisOptions>() ?? new RedisOptions(),
    };

    public IEnumerable<string> Problems()
    {
        if (!Is(SqliteName) && !Is(RedisName))
        {
            yield return $"Storage:Provider is '{Provider}'. Write {SqliteName} or {RedisName}.";
        }

        if (Is(RedisName))
        {
            foreach (var problem in Redis.Problems())
            {
                yield return problem;
            }
        }
    }

    /// <param name="chain">For its audit trail.</param>
    public IStore Store(AuditChain chain, TimeProvider time) =>
        Is(RedisName) ? new RedisStore(Redis, chain, time, LookAgain) : new SqliteStore(SqlitePath, chain);

    private bool Is(string provider) => string.Equals(Provider, provider, StringComparison.OrdinalIgnoreCase);
}
