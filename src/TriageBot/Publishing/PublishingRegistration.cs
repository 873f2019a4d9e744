using TriageBot.Hosting;
using TriageBot.Stores;

namespace TriageBot.Publishing;

internal static class PublishingRegistration
{
    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddKeptList<Publication>(DocumentKind.Publications);
        services.AddSingleton<PublicationShelf>();
        services.AddSingleton<DraftShelf>();
        services.AddSingleton<ContentDesk>();
        services.AddSingleton<TrialEngines>();
        services.AddSingleton<Examples>();
        services.AddSingleton<ExampleRecorder>();
        services.AddSingleton<HotlineTime>();
        services.AddSingleton<DraftDesk>();
        services.AddSingleton<Outlines>();
        services.AddSingleton<WaitingPeople>();
        services.AddSingleton<Readings>();
        services.AddSingleton<Approach>();
        services.AddSingleton<TextTalks>();
        services.AddSingleton<Publisher>();
        services.AddSingleton<PieceDesk>();
        services.AddSingleton<ContentFolder>();
        services.AddSingleton<ReadingDesk>();
        services.AddSingleton<TextLooks>();
        services.AddSingleton<Rehearsals>();
        services.AddSingleton<PublicationWatch>();
        services.AddSingleton<IWatched>(all => all.GetRequiredService<PublicationWatch>());
        return services;
    }
}
