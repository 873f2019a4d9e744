using System.Text;
using Microsoft.AspNetCore.Mvc;
using TriageBot.Hosting;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Kiosk;

/// <summary>One address for all pages: what somebody answered, and who they are, stands in bodies only.</summary>
internal static class KioskEndpoints
{
    private const long MostBytes = 64 * 1024;

    private const int LongestSource = 64;

    public static void MapPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/files/{name}", (string name) => PageFiles.Asset("Kiosk", name));
        pages.MapGet("", ([FromServices] KioskPasses passes, [FromServices] KioskThread thread, string? c) => Start(passes, thread, Known(c), StatusCodes.Status200OK));
        pages.MapPost("", Answer).WithMetadata(new RequestSizeLimitAttribute(MostBytes), new TextDoor());
    }

    private static async Task<IResult> Answer(
        HttpContext context, [FromServices] KioskPace pace, [FromServices] KioskPasses passes, [FromServices] KioskThread thread, [FromServices] ITurns turns)
    {
        if (!pace.Permits(context))
        {
            context.Response.Headers.RetryAfter = "60";
            return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests);
        }

        if (await KioskForm.Read(context.Request) is not { } form)
        {
            return Bad("body");
        }

        if (form.BadField() is { } field)
        {
            return Bad(field);
        }

        if (form.Text!.Length > KioskForm.Longest)
        {
            return Bad("text", StatusCodes.Status413PayloadTooLarge);
        }

        if (passes.Open(form.Pass) is not { } pass)
        {
            return Start(passes, thread, null, StatusCodes.Status400BadRequest);
        }

        try
        {
            var (reply, view) = await thread.Say(pass, form.Id!, form.Text);
            ReplyArrival.Watch(context, turns, reply);
            return view is null
                ? Start(passes, thread, pass.Source, StatusCodes.Status200OK)
                : Page(new KioskPage(thread.Place(pass.Source).Hotline, pass.Source).Question(view, passes.Seal(view.Pass)), StatusCodes.Status200OK);
        }
        catch (StoreUnavailableException)
        {
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Start(KioskPasses passes, KioskThread thread, string? source, int status) =>
        Page(new KioskPage(thread.Place(source).Hotline, source).Languages(thread.Place(source).Offered, passes.Seal(passes.New(source))), status);

    private static IResult Page(string html, int status) => Results.Text(html, "text/html", Encoding.UTF8, status);

    private static string? Known(string? source) => source?.Length is > 0 and <= LongestSource ? source : null;

    private static IResult Bad(string field, int status = StatusCodes.Status400BadRequest) => Results.ValidationProblem(
        new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [$"{field} is missing, too long or not readable"] }, statusCode: status);
}
