using Microsoft.AspNetCore.Mvc;
using TriageBot.Alerts;
using TriageBot.Hosting;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Channels.Twilio;

/// <summary>The two addresses that Twilio calls.</summary>
internal static class TwilioEndpoints
{
    public const string MessagesPath = "/channels/twilio/messages";
    public const string StatusPath = "/channels/twilio/status";

    private const string Safety = "safety";

    /// <summary>Where a receipt goes. The signature covers all of it, so what comes back is what was given.</summary>
    /// <param name="safetyText">Outbox id of a safety text, which staff are paged about when it does not arrive.</param>
    public static string StatusAddress(string origin, string? safetyText) =>
        origin + StatusPath + (safetyText is null ? "" : $"?{Safety}={Uri.EscapeDataString(safetyText)}");

    public static IEndpointRouteBuilder MapTwilio(this IEndpointRouteBuilder routes)
    {
        // No page for a bare status: its plain text might be sent on to the person.
        routes.MapPost(MessagesPath, Message).WithMetadata(new SkipStatusCodePagesAttribute(), new TextDoor());
        routes.MapPost(StatusPath, Status).WithMetadata(new SkipStatusCodePagesAttribute());
        return routes;
    }

    private static async Task<IResult> Message(
        HttpContext context,
        [FromServices] TwilioDoor door,
        [FromServices] ITurns turns,
        [FromServices] TwilioOptions options,
        [FromServices] TimeProvider time,
        [FromServices] ILogger<TwilioDoor> log)
    {
        var (form, refusal) = await door.Admit(context.Request);
        if (form is null)
        {
            return refusal!;
        }

        var (message, missing) = TwilioInbound.Read(form, time.GetUtcNow(), options.RepliesInline);
        if (message is null)
        {
            return Bad(missing!);
        }

        try
        {
            // A text is taken in even when Twilio has hung up meanwhile: it may never call again.
            var reply = await turns.Receive(message, CancellationToken.None);
            return Answer(context, turns, options, message, reply);
        }
        catch (StoreUnavailableException unavailable)
        {
            // Nothing that Twilio could send on to the person.
            log.LogError("A text could not be taken in: {Reason}", unavailable.Message);
            return Results.Content("", TwiML.ContentType, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Answer(HttpContext context, ITurns turns, TwilioOptions options, InboundMessage message, TurnReply reply)
    {
        // A redelivery is answered as the first time, by whichever host: a reply that is not where it is looked for is lost.
        var inline = reply.Spooled || (reply.Redelivered ? reply.Inline : message.ReplyInline);
        if (!inline)
        {
            return Results.Content(TwiML.Of([]), TwiML.ContentType);
        }

        ReplyArrival.Watch(context, turns, reply);

        var receipts = reply.SafetyId is { } id && options.PublicOrigin is { } origin ? StatusAddress(origin, id) : null;
        return Results.Content(TwiML.Of(reply.Texts.SelectMany(text => TwilioText.Parts(message.Channel, text, reply.KeepAccents)), receipts), TwiML.ContentType);
    }

    private static async Task<IResult> Status(
        HttpContext context,
        [FromServices] TwilioDoor door,
        [FromServices] ITurns turns,
        [FromServices] SafetyReceipt safety,
        [FromServices] ILogger<TwilioDoor> log)
    {
        var (form, refusal) = await door.Admit(context.Request);
        if (form is null)
        {
            return refusal!;
        }

        var (status, bad) = TwilioStatus.Read(form);
        if (bad is not null)
        {
            return Bad(bad);
        }

        try
        {
            await (status is null ? Task.CompletedTask : Take(status, context.Request.Query[Safety], turns, safety, log));
            return Results.Ok();
        }
        catch (StoreUnavailableException unavailable)
        {
            log.LogError("A delivery receipt could not be taken in: {Reason}", unavailable.Message);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task Take(TwilioStatus status, string? safetyText, ITurns turns, SafetyReceipt safety, ILogger log)
    {
        if (status.Failed)
        {
            log.LogWarning("Twilio could not deliver {MessageSid}: {Code}", status.MessageSid, status.Code);
        }

        if (safetyText is { Length: > 0 } && status is { To: { } to } && (status.Failed || status.Arrived))
        {
            await safety(status.Channel, to, safetyText, status.Arrived, CancellationToken.None);
        }

        if (status.OptedOut is { } contact)
        {
            await turns.LearnOptOut(status.Channel, contact, CancellationToken.None);
        }
    }

    private static IResult Bad(string field) =>
        Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [$"{field} is missing or not known"] });
}
