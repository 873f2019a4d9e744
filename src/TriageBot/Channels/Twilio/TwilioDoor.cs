using System.Buffers;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace TriageBot.Channels.Twilio;

/// <summary>Lets in what Twilio signed and nothing else.</summary>
internal sealed class TwilioDoor(TwilioOptions options, ILogger<TwilioDoor> log)
{
    // The longest real form, a WhatsApp text of 4,096 letters of three escaped bytes each, is under 40 KB.
    private const int MaxBytes = 64 * 1024;

    /// <summary>The form, or else what to answer: 400, 403, 408, 413 or 415.</summary>
    public async Task<(TwilioForm? Form, IResult? Refusal)> Admit(HttpRequest request)
    {
        var signature = request.Headers["X-Twilio-Signature"].ToString();
        if (signature.Length is 0)
        {
            return (null, Refuse("no signature", request));
        }

        byte[]? body;
        try
        {
            body = await Read(request);
        }
        catch (BadHttpRequestException broken)
        {
            return (null, Results.Problem(statusCode: broken.StatusCode));
        }

        if (body is null)
        {
            return (null, Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge));
        }

        var isForm = request.ContentType is null || request.HasFormContentType;
        var form = isForm ? TwilioForm.Parse(body) : new TwilioForm([]);
        if (!TwilioSignature.Matches(options.AuthToken, Address(request), form, signature))
        {
            return (null, Refuse("the signature does not match", request));
        }

        return isForm ? (form, null) : (null, Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType));
    }

    private IResult Refuse(string reason, HttpRequest request)
    {
        log.LogWarning("Refused a call to {Path}: {Reason}; Twilio has to call {Address}", request.Path.Value, reason, Origin(request) + request.Path);
        return Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    private static async Task<byte[]?> Read(HttpRequest request)
    {
        if (request.ContentLength > MaxBytes)
        {
            return null;
        }

        var body = request.BodyReader;
        while (true)
        {
            // Not RequestAborted: a text that came in whole is heard even where its sender has hung up.
            var read = await body.ReadAsync(CancellationToken.None);
            if (read.Buffer.Length > MaxBytes)
            {
                body.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                body.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    // The target as it came over the wire: a decoded path would no longer be what was signed.
    private string Address(HttpRequest request)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        return Origin(request) + (target is ['/', ..] ? target : request.GetEncodedPathAndQuery());
    }

    private string Origin(HttpRequest request) =>
        options.PublicOrigin ?? $"{request.Scheme}://{request.Host.Value}";
}
