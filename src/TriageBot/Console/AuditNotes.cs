using TriageBot.Stores;

namespace TriageBot.Console;

/// <summary>Writes down what somebody at the console did.</summary>
internal sealed class AuditNotes(IRecordStore records, TimeProvider clock)
{
    /// <param name="actor">The account's tag.</param>
    public Task Write(string actor, string action, string subject, CancellationToken cancel) =>
        records.Audit(new AuditEntry(clock.GetUtcNow(), actor, action, subject), cancel);
}
