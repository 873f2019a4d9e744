using TriageBot.Stores;

namespace TriageBot.CaseQueue;

/// <summary>Where the case system asks for an intake.</summary>
/// <param name="signer">None: nobody can prove to be the case system, and everybody is refused.</param>
internal sealed class CaseQueueDoor(IRecordStore records, CaseEvents events, AttachmentReader attachments, TimeProvider time, IEnumerable<StandardWebhooks> signer)
{
    private const string Reader = "case-system";

    private readonly StandardWebhooks? _signer = signer.FirstOrDefault();

    /// <summary>The current intake as JSON; 401 without a good signature over an empty body, 404 when there is none, 503 while the store cannot be reached.</summary>
    public Task<IResult> Intake(HttpRequest request, string id, CancellationToken cancel) => Answer(request, async () =>
    {
        if (await records.Intake(id, cancel) is not { } row)
        {
            return NotFound("There is no such intake.");
        }

        // Before it is shown: nobody reads unnoticed.
        await records.Audit(new AuditEntry(time.GetUtcNow(), Reader, AuditEntry.IntakeRead, id), cancel);
        return Results.Bytes(events.Open(row), "application/json");
    });

    /// <summary>The bytes of an attachment that the intake lists; otherwise as <see cref="Intake"/>.</summary>
    public Task<IResult> Attachment(HttpRequest request, string id, string attachmentId, CancellationToken cancel) => Answer(request, async () =>
    {
        if (await attachments.Read(Reader, id, attachmentId, cancel) is not { } kept)
        {
            return NotFound("There is no such attachment, or not yet.");
        }

        // A stranger made these bytes: no browser shall run them or guess what they are.
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(kept.Bytes, kept.ContentType, $"attachment-{attachmentId}");
    });

    private async Task<IResult> Answer(HttpRequest request, Func<Task<IResult>> read)
    {
        if (!IsSigned(request.Headers, []))
        {
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "The signature is missing or wrong.");
        }

        try
        {
            return await read();
        }
        catch (StoreUnavailableException)
        {
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The store cannot be reached.");
        }
    }

    private static IResult NotFound(string title) => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: title);

    /// <summary>Whether the case system signed this body.</summary>
    public bool IsSigned(IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        _signer is not null
        && headers[StandardWebhooks.IdHeader] is [{ } id]
        && headers[StandardWebhooks.TimestampHeader] is [{ } timestamp]
        && headers[StandardWebhooks.SignatureHeader] is [{ } signature]
        && _signer.Verify(id, timestamp, body, signature, time.GetUtcNow());
}
