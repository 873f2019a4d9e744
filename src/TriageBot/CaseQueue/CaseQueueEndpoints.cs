using Microsoft.AspNetCore.Mvc;
using TriageBot.CaseQueue.News;

namespace TriageBot.CaseQueue;

/// <summary>The addresses that the case system calls.</summary>
internal static class CaseQueueEndpoints
{
    public static IEndpointRouteBuilder MapCaseQueue(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/intakes/{id}", ([FromServices] CaseQueueDoor door, HttpContext context, string id) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return door.Intake(context.Request, id, context.RequestAborted);
        });
        routes.MapGet("/api/intakes/{id}/attachments/{attachmentId}", ([FromServices] CaseQueueDoor door, HttpContext context, string id, string attachmentId) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return door.Attachment(context.Request, id, attachmentId, context.RequestAborted);
        });
        routes.MapPost("/api/cases/events", ([FromServices] CaseNewsDoor door, HttpContext context) => door.Take(context.Request, context.RequestAborted));
        return routes;
    }
}
