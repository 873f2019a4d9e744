using System.Buffers;

namespace TriageBot.Channels.BotFramework;

/// <summary>Lets in what the Bot Framework vouches for and nothing else.</summary>
internal sealed class BotDoor(BotFrameworkOptions options, InboundToken tokens, ILogger<BotDoor> log)
{
    /// <summary>As much as the Bot Framework itself lets an activity have.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The activity, or else what to answer: 400, 401, 403, 413, 415 or 503.</summary>
    public async Task<(Activity? Activity, bool Vouched, IResult? Refusal)> Admit(HttpRequest request)
    {
        var (vouched, refusal) = await Judge(request);
        if (refusal is not null)
        {
            return (null, false, refusal);
        }

        var (activity, bad) = await Read(request);
        if (activity is null)
        {
            return (null, false, bad);
        }

        return vouched is null || Fits(vouched, activity)
            ? (activity, vouched is not null, null)
            : (null, false, Refuse(StatusCodes.Status403Forbidden, "the token is for another channel or service URL"));
    }

    // Null and no refusal: nobody vouches for it, and nobody has to.
    private async Task<(Vouched? Vouched, IResult? Refusal)> Judge(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (options.AllowAnonymous && authorization.Length == 0)
        {
            return (null, null);
        }

        if (string.IsNullOrWhiteSpace(options.AppId))
        {
            return (null, Refuse(StatusCodes.Status403Forbidden, "BotFramework:AppId is empty"));
        }

        try
        {
            var (vouched, reason) = await tokens.Judge(authorization, request.HttpContext.RequestAborted);
            return vouched is null ? (null, Refuse(StatusCodes.Status401Unauthorized, reason!)) : (vouched, null);
        }
        catch (SigningKeysUnreachableException)
        {
            return (null, Refuse(StatusCodes.Status503ServiceUnavailable, "the signing keys cannot be reached"));
        }
    }

    private static bool Fits(Vouched vouched, Activity activity) =>
        string.Equals(activity.ServiceUrl, vouched.ServiceUrl, StringComparison.Ordinal)
        && activity.ChannelId is { Length: > 0 } channel
        && vouched.Endorsements.Contains(channel);

    private IResult Refuse(int status, string reason)
    {
        log.LogWarning("Refused a call to {Path}: {Reason}", BotEndpoints.Path, reason);
        return Results.StatusCode(status);
    }

    private static async Task<(Activity? Activity, IResult? Refusal)> Read(HttpRequest request)
    {
        if (!request.HasJsonContentType())
        {
            return (null, Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType));
        }

        try
        {
            if (await Body(request) is not { } body)
            {
                return (null, Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge));
            }

            var (activity, bad) = Activity.Read(body);
            return activity is null ? (null, BotEndpoints.Bad(bad!)) : (activity, null);
        }
        catch (BadHttpRequestException broken)
        {
            return (null, Results.Problem(statusCode: broken.StatusCode));
        }
    }

    private static async Task<byte[]?> Body(HttpRequest request)
    {
        if (request.ContentLength > MaxBytes)
        {
            return null;
        }

        // Not RequestAborted: what came in whole is heard even where its sender has hung up.
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(CancellationToken.None);
            if (read.Buffer.Length > MaxBytes)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
