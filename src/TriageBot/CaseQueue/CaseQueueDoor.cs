using TriageBot.Stores;

namespace TriageBot.CaseQueue;

/// <summary>Where the case system asks for an intake.</summary>
/// <param name="signer">None: nobody can prove to be the case system, and everybody is refused.</param>
internal sealed class CaseQueueDoor(IRecordStore records, CaseEvents events, TimeProvider time, IEnumerable<StandardWebhooks> signer)
{
    private readonly StandardWebhooks? _signer = signer.FirstOrDefault();

    /// <summary>The current intake as JSON; 401 without a good signature over an empty body, 404 when there is none, 503 while the store cannot be reached.</summary>
    public async Task<IResult> Intake(HttpRequest request, string id, CancellationToken cancel)
    {
        if (!IsSigned(request.Headers, []))
        {
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "The signature is missing or wrong.");
        }

        try
        {
            if (await records.Intake(id, cancel) is not { } row)
            {
                return Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such intake.");
            }

            // Before it is shown: nobody reads unnoticed.
            await records.Audit(new AuditEntry(time.GetUtcNow(), "case-system", AuditEntry.IntakeRead, id), cancel);
            return Results.Bytes(events.Open(row), "application/json");
        }
        catch (StoreUnavailableException)
        {
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The store cannot be reached.");
        }
    }

    /// <summary>Whether the case system signed this body.</summary>
    public bool IsSigned(IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        _signer is not null
        && headers[StandardWebhooks.IdHeader] is [{ } id]
        && headers[StandardWebhooks.TimestampHeader] is [{ } timestamp]
        && headers[StandardWebhooks.SignatureHeader] is [{ } signature]
        && _signer.Verify(id, timestamp, body, signature, time.GetUtcNow());
}
