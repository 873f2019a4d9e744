using TriageBot.Hosting;
using TriageBot.Try.Queue;

namespace TriageBot.Try;

/// <summary>The tools of a newcomer: the phone simulator and, where nothing else receives intakes, a case queue to look at.</summary>
internal static class TryRegistration
{
    public static IServiceCollection AddTry(this IServiceCollection services)
    {
        services.AddSingleton<ThreadReader>();
        services.AddSingleton<StaffSide>();
        services.AddSingleton<QueueReader>();
        services.AddSingleton<IntakeReader>();
        return services;
    }

    public static IEndpointRouteBuilder MapTry(this IEndpointRouteBuilder routes, HostSettings settings)
    {
        var phone = settings.Try.IsOn(settings.Production);

        // It has no sign-in, so Production never has it.
        var queue = !settings.Production && string.IsNullOrWhiteSpace(settings.CaseQueue.Url);
        if (!phone && !queue)
        {
            return routes;
        }

        var pages = routes.MapGroup("").AddEndpointFilter(PageFiles.Guard);
        pages.MapGet("/try/files/{name}", (string name) => PageFiles.Asset("Try", name));
        if (phone)
        {
            pages.MapPhone(queue);
        }

        if (queue)
        {
            pages.MapQueue();
        }

        return routes;
    }
}
