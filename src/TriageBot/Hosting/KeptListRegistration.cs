using Microsoft.Extensions.DependencyInjection.Extensions;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Hosting;

/// <summary>Wires a list up that the console keeps.</summary>
internal static class KeptListRegistration
{
    public static void AddKeptList<T>(this IServiceCollection services, DocumentKind kind)
    {
        services.AddSingleton(all => new KeptList<T>(
            kind, all.GetRequiredService<IDocumentStore>(), all.GetRequiredService<ISealer>(), all.GetRequiredService<ILoggerFactory>().CreateLogger<KeptList<T>>()));
        services.AddSingleton<IWatched>(all => all.GetRequiredService<KeptList<T>>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StoreWatch>());
    }
}
