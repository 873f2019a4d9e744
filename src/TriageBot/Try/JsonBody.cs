using System.Text.Json;

namespace TriageBot.Try;

/// <summary>Reads what a page posts.</summary>
internal static class JsonBody
{
    /// <summary>Four thousand letters, each written as <c>\uXXXX</c>, and room to spare.</summary>
    public const long MostBytes = 64 * 1024;

    /// <summary>The body, or else what to answer: 400 naming the field, 413 or 415. JSON alone is let in: a form of another site cannot send it.</summary>
    public static async Task<(T? Body, IResult? Refusal)> Read<T>(HttpRequest request)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return (null, Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType));
        }

        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(request.Body, JsonSerializerOptions.Web, request.HttpContext.RequestAborted);
            return body is null ? (null, Bad("body")) : (body, null);
        }
        catch (JsonException malformed)
        {
            return (null, Bad(malformed.Path is ['$', '.', .. var field] && field.All(char.IsAsciiLetter) ? field : "body"));
        }
        catch (BadHttpRequestException refused)
        {
            return (null, Results.Problem(statusCode: refused.StatusCode));
        }
    }

    public static IResult Bad(string field, int status = StatusCodes.Status400BadRequest) => Results.ValidationProblem(
        new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [$"{field} is missing, too long or not readable"] }, statusCode: status);
}
