using Microsoft.IdentityModel.Protocols;
using TriageBot.CaseQueue;

namespace TriageBot.Channels.BotFramework;

/// <summary>Wires the Bot Framework up. The door always stands, and refuses everything without an app id; the channel only where it is switched on.</summary>
internal static class BotFrameworkRegistration
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private const int LargestAnswer = 1024 * 1024;

    public static IServiceCollection AddBotFramework(this IServiceCollection services, BotFrameworkOptions options)
    {
        services.AddSingleton(options);
        services.AddHttpClient(BotChannel.ClientName, client => (client.Timeout, client.MaxResponseContentBufferSize) = (Timeout, LargestAnswer))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddSingleton<IDocumentRetriever>(all => new HttpDocumentRetriever(all.GetRequiredService<IHttpClientFactory>().CreateClient(BotChannel.ClientName))
        {
            // The settings allow plain http on this machine only.
            RequireHttps = options.OpenIdMetadataUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase),
        });
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<InboundToken>();
        services.AddSingleton<BotDoor>();
        services.AddSingleton<BotSpokenAloud>();
        if (!options.IsOn)
        {
            return services;
        }

        services.AddSingleton(_ => ManagedIdentity.OfThisMachine());
        services.AddSingleton<ConnectorToken>();
        services.AddSingleton<BotThrottle>();
        services.AddHttpClient(BotMedia.ClientName, client => client.Timeout = System.Threading.Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => CaseQueueWebhook.Handler(allowPrivateNetwork: false));
        services.AddSingleton<IMediaSource, BotMedia>();
        return services.AddSingleton<IChannel, BotChannel>();
    }
}
