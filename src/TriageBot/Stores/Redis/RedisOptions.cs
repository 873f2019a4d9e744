using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>The settings <c>Storage:Redis:*</c>.</summary>
internal sealed record RedisOptions
{
    public const string Section = "Storage:Redis";

    /// <summary>A StackExchange.Redis configuration string: <c>host:port,host:port,password=…,ssl=true</c>. With Sentinel, the addresses of all data nodes.</summary>
    public string Configuration { get; init; } = "";

    public string KeyPrefix { get; init; } = "triagebot:";

    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Configuration))
        {
            yield return $"{Section}:Configuration is missing: write host:port, several separated by commas.";
        }
        else if (!IsReadable(Configuration))
        {
            yield return $"{Section}:Configuration is not a StackExchange.Redis configuration string with at least one host:port.";
        }

        if (KeyPrefix.AsSpan().IndexOfAny('{', '}') >= 0)
        {
            yield return $"{Section}:KeyPrefix holds a brace: braces mark what Redis Cluster keeps together.";
        }
    }

    private static bool IsReadable(string configuration)
    {
        try
        {
            return ConfigurationOptions.Parse(configuration).EndPoints.Count > 0;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
