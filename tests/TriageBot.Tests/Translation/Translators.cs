using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TriageBot.Tests.Support;
using TriageBot.Translation;

namespace TriageBot.Tests.Translation;

/// <summary>Translators wired up as the host does it.</summary>
internal static class Translators
{
    public static readonly FakeClock Clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));

    public static ITranslator Azure(string url, string key = AzureStandIn.Key, string region = "eastus", TimeSpan? patience = null) =>
        Of(new TranslationOptions { Provider = "Azure", Azure = new() { Endpoint = url, Key = key, Region = region } }, patience);

    public static ITranslator Libre(string url, string key = LibreStandIn.Key, FakeClock? clock = null) =>
        Of(new TranslationOptions { Provider = "LibreTranslate", LibreTranslate = new() { Url = url, ApiKey = key } }, null, clock);

    private static ITranslator Of(TranslationOptions options, TimeSpan? patience, FakeClock? clock = null)
    {
        options.Problems(production: false).ShouldBeEmpty();
        var services = new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddSingleton<TimeProvider>(clock ?? Clock).AddTranslation(options);
        if (patience is { } time)
        {
            services.AddSingleton(all => new TranslationCall(
                all.GetRequiredService<IHttpClientFactory>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<TranslationCall>>()) { Patience = time });
        }

        return services.BuildServiceProvider().GetRequiredService<ITranslator>();
    }
}
