using System.Globalization;
using TriageBot.Console.Cases;
using TriageBot.Engine.Conversations;
using TriageBot.Stores;

namespace TriageBot.CaseQueue.News;

/// <summary>Where the case system tells what became of a case.</summary>
internal sealed class CaseNewsDoor(CaseQueueDoor door, NewsDesk desk, CaseDesk cases)
{
    private const string Actor = "case-system";
    private const string Outcome = "closed in the case system";

    /// <summary>202 with what became of it; 400 naming the field, 401, 404, 413, 422 where the words are missing in the person's language, 503 while the store or the translator is out of reach.</summary>
    public async Task<IResult> Take(HttpRequest request, CancellationToken cancel)
    {
        byte[] body;
        try
        {
            using var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes, cancel);
            body = bytes.ToArray();
        }
        catch (BadHttpRequestException refused)
        {
            return Results.Problem(statusCode: refused.StatusCode);
        }

        if (!door.IsSigned(request.Headers, body))
        {
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "The signature is missing or wrong.");
        }

        var (news, wrong) = CaseNewsReader.Read(body);
        if (news is null)
        {
            return Bad(wrong!.Value.Field, wrong.Value.Problem, StatusCodes.Status400BadRequest);
        }

        try
        {
            return await Take(request.Headers[StandardWebhooks.IdHeader].ToString(), news, cancel);
        }
        catch (StoreUnavailableException)
        {
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The store cannot be reached.");
        }
    }

    private async Task<IResult> Take(string id, CaseNews news, CancellationToken cancel)
    {
        switch (await desk.Tell(id, Actor, news, cancel))
        {
            case TakenIn taken:
                if (news.Kind is NewsKind.Closed)
                {
                    await cases.Close(news.IntakeId, Actor, "the case system", Outcome, cancel);
                }

                return Results.Json(taken.Outcome, statusCode: StatusCodes.Status202Accepted);
            case NoWords missing:
                return Bad("data.text", string.Create(CultureInfo.InvariantCulture, $"has no words in '{missing.Language}', which the person reads, and nothing translates into it"), StatusCodes.Status422UnprocessableEntity);
            case TryLater:
                return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The translator does not answer. Send it again later, or with the words in the person's language.");
            default:
                return Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such intake.");
        }
    }

    private static IResult Bad(string field, string problem, int status) =>
        Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [$"{field} {problem}."] }, statusCode: status);
}
