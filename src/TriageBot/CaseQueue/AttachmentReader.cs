using System.Globalization;
using System.Text.Json;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.CaseQueue;

/// <summary>Opens an attachment of an intake that was handed over.</summary>
internal sealed class AttachmentReader(IRecordStore records, CaseEvents events, ISealer sealer, TimeProvider time)
{
    /// <param name="reader">Who reads it, for the audit trail.</param>
    /// <returns>Null when the intake does not list it, or it is not here.</returns>
    public async Task<KeptAttachment?> Read(string reader, string intakeId, string attachmentId, CancellationToken cancel)
    {
        if (await records.Intake(intakeId, cancel) is not { } row
            || !Lists(row, attachmentId)
            || await records.Attachment(intakeId, int.Parse(attachmentId, CultureInfo.InvariantCulture), cancel) is not { } body)
        {
            return null;
        }

        // Before it is shown: nobody reads unnoticed.
        await records.Audit(new AuditEntry(time.GetUtcNow(), reader, AuditEntry.IntakeRead, intakeId, $"attachment {attachmentId}"), cancel);
        return KeptAttachment.Open(body, sealer);
    }

    // Only what was handed over: before consent nothing is listed.
    private bool Lists(IntakeRow row, string attachmentId) =>
        JsonSerializer.Deserialize<IntakeData>(events.Open(row), JsonSerializerOptions.Web)!
            .Attachments.Any(attachment => string.Equals(attachment.Id, attachmentId, StringComparison.Ordinal));
}
