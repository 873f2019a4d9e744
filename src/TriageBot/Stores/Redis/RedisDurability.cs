using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>Reads the settings of Redis on which it hangs what a crash can lose.</summary>
internal static class RedisDurability
{
    private static readonly (string Setting, string Advised)[] Advice = [("appendonly", "yes"), ("appendfsync", "always"), ("maxmemory-policy", "noeviction")];

    /// <summary>What is other than docs/operate.md advises; null when Redis does not say, as hosted ones often do not.</summary>
    public static async Task<IReadOnlyList<(string Setting, string Value, string Advised)>?> Differs(RedisOptions options)
    {
        var configuration = ConfigurationOptions.Parse(options.Configuration);
        configuration.AllowAdmin = true;
        var differs = new List<(string, string, string)>();
        try
        {
            using var connection = await ConnectionMultiplexer.ConnectAsync(configuration);
            foreach (var server in connection.GetEndPoints().Select(address => connection.GetServer(address)).Where(server => server.IsConnected))
            {
                foreach (var (setting, advised) in Advice)
                {
                    var value = (await server.ConfigGetAsync(setting)).Select(pair => pair.Value).FirstOrDefault() ?? "";
                    if (!string.Equals(value, advised, StringComparison.OrdinalIgnoreCase))
                    {
                        differs.Add((setting, value, advised));
                    }
                }
            }
        }
        catch (RedisException)
        {
            return null;
        }

        return [.. differs.Distinct()];
    }
}
