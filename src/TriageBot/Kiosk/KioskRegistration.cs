using TriageBot.Hosting;

namespace TriageBot.Kiosk;

/// <summary>The page on which a partner opens an intake for somebody on a device that others use after them.</summary>
internal static class KioskRegistration
{
    public static IServiceCollection AddKiosk(this IServiceCollection services)
    {
        services.AddSingleton<KioskPace>();
        services.AddSingleton<KioskPasses>();
        services.AddSingleton<KioskThread>();
        return services;
    }

    public static IEndpointRouteBuilder MapKiosk(this IEndpointRouteBuilder routes, HostSettings settings)
    {
        if (settings.Kiosk.IsOn(settings.Production))
        {
            routes.MapGroup("/start").AddEndpointFilter(PageFiles.GuardForms).MapPages();
        }

        return routes;
    }
}
