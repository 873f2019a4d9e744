using Microsoft.AspNetCore.Mvc;
using TriageBot.CaseQueue;
using TriageBot.Hosting;
using TriageBot.Stores;

namespace TriageBot.Try.Queue;

/// <summary>A case queue to look at while no real one is set. Ids in addresses are made up and name nobody.</summary>
internal static class QueueEndpoints
{
    public static void MapQueue(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/queue", () => PageFiles.Page("queue.html"));
        pages.MapGet("/queue/list", ([FromServices] QueueReader queue, CancellationToken cancel) =>
            Answer(async () => Results.Json(await queue.Read(cancel))));
        pages.MapGet("/queue/{id}", ([FromServices] IRecordStore records, string id, CancellationToken cancel) =>
            Answer(async () => PageFiles.Page("intake.html", await records.Intake(id, cancel) is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK)));
        pages.MapGet("/queue/{id}/intake", ([FromServices] IntakeReader intakes, string id, CancellationToken cancel) =>
            Answer(async () => await intakes.Read(id, cancel) is { } view ? Results.Json(view) : Results.Problem(statusCode: StatusCodes.Status404NotFound)));
        pages.MapGet("/queue/{id}/attachments/{number}", ([FromServices] AttachmentReader attachments, HttpContext context, string id, string number) =>
            Answer(async () => await attachments.Read("try", id, number, context.RequestAborted) is { } kept ? AttachmentFile.Of(context, kept, number) : Results.Problem(statusCode: StatusCodes.Status404NotFound)));
    }

    private static async Task<IResult> Answer(Func<Task<IResult>> read)
    {
        try
        {
            return await read();
        }
        catch (StoreUnavailableException)
        {
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
