using TriageBot.Translation.Azure;
using TriageBot.Translation.LibreTranslate;

namespace TriageBot.Translation;

/// <summary>Wires the chosen engine up; without one there is no <see cref="ITranslator"/>.</summary>
internal static class TranslationRegistration
{
    /// <summary>The name of the HTTP client of whichever engine it is.</summary>
    public const string ClientName = "translation";

    public static IServiceCollection AddTranslation(this IServiceCollection services, TranslationOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ForeignWords>();
        services.AddSingleton<TranslationOrders>();
        services.AddSingleton<TranslationErrand>();
        if (!options.IsOn)
        {
            return services;
        }

        // A redirect would take the texts, and the key, somewhere nobody chose.
        services.AddHttpClient(ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddSingleton<TranslationCall>();
        return options.IsAzure
            ? services.AddSingleton(options.Azure).AddSingleton<ITranslator, AzureTranslator>()
            : services.AddSingleton(options.LibreTranslate).AddSingleton<ITranslator, LibreTranslator>();
    }
}
