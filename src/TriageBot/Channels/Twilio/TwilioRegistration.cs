namespace TriageBot.Channels.Twilio;

/// <summary>Wires Twilio up. The door always stands, and refuses everything without a token; the channel only where it is switched on.</summary>
internal static class TwilioRegistration
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddTwilio(this IServiceCollection services, TwilioOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<TwilioDoor>();
        if (!options.IsOn)
        {
            return services;
        }

        // A redirect would turn the POST into a GET and lose the text.
        services.AddHttpClient(TwilioChannel.ClientName, client => client.Timeout = Timeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddHttpClient(TwilioMedia.ClientName, client => client.Timeout = System.Threading.Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => TwilioMedia.Handler(options));
        services.AddSingleton<IChannel, TwilioChannel>();
        services.AddSingleton<IMediaSource, TwilioMedia>();
        services.AddSingleton<TwilioListing>();
        services.AddSingleton<ICarrierCopies, TwilioCopies>();
        return services;
    }

    /// <summary>Goes through Twilio's list of texts from time to time, where Twilio is switched on. Needs store and turns.</summary>
    public static IServiceCollection AddMissedTexts(this IServiceCollection services, TwilioOptions options)
    {
        if (!options.IsOn)
        {
            return services;
        }

        services.AddSingleton<MissedTexts>();
        return services.AddHostedService(all => all.GetRequiredService<MissedTexts>());
    }
}
