using TriageBot.Alerts;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Spool;

/// <summary>Puts the spool between the doors and the turns.</summary>
internal static class SpoolRegistration
{
    /// <param name="path">The spool's folder; made when the first text is spooled.</param>
    public static IServiceCollection AddSpool(this IServiceCollection services, string path)
    {
        services.AddSingleton(new SpoolFolder(path));
        services.AddSingleton<Backlog>();

        // Ends after whatever takes texts in, which is registered later.
        services.AddSingleton<UnstoredPage>();
        services.AddHostedService(all => all.GetRequiredService<UnstoredPage>());
        services.AddSingleton<DownAnswer>();
        services.AddSingleton(all => new SpoolingTurns(
            all.GetRequiredService<TurnRunner>(),
            all.GetRequiredService<Backlog>(),
            all.GetRequiredService<DownAnswer>(),
            all.GetRequiredService<IRecordStore>(),
            all.GetRequiredService<ILookup>(),
            all.GetRequiredService<PublishedContent>(),
            all.GetRequiredService<TimeProvider>(),
            all.GetRequiredService<ILogger<SpoolingTurns>>()));
        services.AddSingleton<ITurns>(all => all.GetRequiredService<SpoolingTurns>());
        services.AddSingleton<SpoolTaker>();
        return services.AddHostedService(all => all.GetRequiredService<SpoolTaker>());
    }
}
