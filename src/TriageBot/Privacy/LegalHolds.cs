using TriageBot.Stores;

namespace TriageBot.Privacy;

/// <summary>Cases that a court or counsel has asked to keep: until the hold is lifted, time erases nothing of them and neither does the command line.
/// The person's own DELETE still does: that is what they were promised when they agreed.</summary>
internal sealed class LegalHolds(IRecordStore store, TimeProvider time, ILogger<LegalHolds> log)
{
    private const string On = "on";

    public async Task<bool> Covers(ContactKey contact, CancellationToken cancel) => await store.Note(Name(contact), cancel) is On;

    /// <param name="intakeId">For the audit trail, which keeps no hash of a person.</param>
    /// <returns>False when it was so already.</returns>
    public Task<bool> Place(ContactKey contact, string intakeId, CancellationToken cancel) => Set(contact, On, intakeId, "hold-placed", cancel);

    /// <param name="intakeId">For the audit trail.</param>
    /// <returns>False when there was none.</returns>
    public Task<bool> Lift(ContactKey contact, string intakeId, CancellationToken cancel) => Set(contact, null, intakeId, "hold-lifted", cancel);

    /// <summary>After the contact was erased: not even the keyed hash stays behind.</summary>
    public async Task Forget(ContactKey contact)
    {
        try
        {
            await store.SetNote(Name(contact), null, CancellationToken.None);
        }
        catch (StoreUnavailableException unavailable)
        {
            // What was erased stays erased; the answer to it must not fail over this.
            log.LogError("The hold of an erased contact could not be removed: {Reason}", unavailable.Message);
        }
    }

    private async Task<bool> Set(ContactKey contact, string? value, string intakeId, string action, CancellationToken cancel)
    {
        if (await Covers(contact, cancel) == value is On)
        {
            return false;
        }

        await store.SetNote(Name(contact), value, cancel);
        await store.Audit(new AuditEntry(time.GetUtcNow(), "cli", action, intakeId), cancel);
        return true;
    }

    private static string Name(ContactKey contact) => $"hold {contact}";
}
