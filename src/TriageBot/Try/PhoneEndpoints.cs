using Microsoft.AspNetCore.Mvc;
using TriageBot.Channels;
using TriageBot.Channels.Web;
using TriageBot.Hosting;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Try;

/// <summary>The phone simulator: a channel like any other. Who writes and what stands in bodies, never in addresses, which end up in logs.</summary>
internal static class PhoneEndpoints
{
    public static void MapPhone(this IEndpointRouteBuilder pages, bool hasQueue)
    {
        pages.MapGet("/try", () => PageFiles.Page("try.html"));
        pages.MapPost("/try/messages", Message).WithMetadata(new RequestSizeLimitAttribute(JsonBody.MostBytes), new TextDoor());
        pages.MapPost("/try/thread", (HttpContext context, [FromServices] ThreadReader threads) => Thread(context, threads, hasQueue))
            .WithMetadata(new RequestSizeLimitAttribute(JsonBody.MostBytes));
    }

    private static async Task<IResult> Message(
        HttpContext context, [FromServices] ITurns turns, [FromServices] TimeProvider clock, [FromServices] ILogger<TryOptions> log)
    {
        var (sent, refusal) = await JsonBody.Read<SentText>(context.Request);
        if (sent is null)
        {
            return refusal!;
        }

        if (sent.BadField() is { } field)
        {
            return JsonBody.Bad(field);
        }

        if (sent.Text!.Length > SentText.Longest)
        {
            return JsonBody.Bad("text", StatusCodes.Status413PayloadTooLarge);
        }

        // The page's own ids are only unlike each other, so the contact is part of the name.
        var message = new InboundMessage(
            WebChannel.Name, sent.Contact!, $"{sent.Contact}/{sent.Id}", sent.Text, [], clock.GetUtcNow(), ReplyInline: true, Source: sent.Source?.Length <= SentText.LongestSource ? sent.Source : null);
        try
        {
            var reply = await turns.Receive(message, CancellationToken.None);
            ReplyArrival.Watch(context, turns, reply);
            return Results.Json(new { bubbles = reply.Texts.SelectMany(text => Bubble.Of(message.Received, text)) });
        }
        catch (StoreUnavailableException unavailable)
        {
            log.LogError("A text could not be taken in: {Reason}", unavailable.Message);
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> Thread(HttpContext context, ThreadReader threads, bool hasQueue)
    {
        var (asked, refusal) = await JsonBody.Read<ThreadRequest>(context.Request);
        if (asked is null)
        {
            return refusal!;
        }

        if (asked.BadField() is { } field)
        {
            return JsonBody.Bad(field);
        }

        try
        {
            return Results.Json(await threads.Read(asked.Contact!, asked.From, hasQueue, context.RequestAborted));
        }
        catch (StoreUnavailableException)
        {
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
