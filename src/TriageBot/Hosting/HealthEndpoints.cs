using Microsoft.AspNetCore.Mvc;
using TriageBot.Stores;

namespace TriageBot.Hosting;

/// <summary>For load balancers.</summary>
internal static class HealthEndpoints
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", async ([FromServices] IStore store, [FromServices] IHostApplicationLifetime lifetime, CancellationToken cancel) =>
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return Results.Text("stopping", statusCode: StatusCodes.Status503ServiceUnavailable);
            }

            try
            {
                await store.Ping(cancel);
                return Results.Text("ready");
            }
            catch (StoreUnavailableException)
            {
                return Results.Text("the store cannot be reached", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
        return routes;
    }
}
