using TriageBot.Stores;

namespace TriageBot.Privacy;

/// <summary>Cases that a court or counsel has asked to keep: until the hold is lifted, time erases nothing of them and neither does the command line.
/// The person's own DELETE still does: that is what they were promised when they agreed.</summary>
internal sealed class LegalHolds(IRecordStore store, TimeProvider time)
{
    private const string On = "on";

    public async Task<bool> Covers(ContactKey contact, CancellationToken cancel) => await store.Note(Name(contact), cancel) is On;

    /// <returns>False when it was so already.</returns>
    public Task<bool> Place(ContactKey contact, CancellationToken cancel) => Set(contact, On, "hold-placed", cancel);

    /// <returns>False when there was none.</returns>
    public Task<bool> Lift(ContactKey contact, CancellationToken cancel) => Set(contact, "", "hold-lifted", cancel);

    private async Task<bool> Set(ContactKey contact, string value, string action, CancellationToken cancel)
    {
        if (await Covers(contact, cancel) == value is On)
        {
            return false;
        }

        await store.SetNote(Name(contact), value, cancel);
        await store.Audit(new AuditEntry(time.GetUtcNow(), "cli", action, contact.Value), cancel);
        return true;
    }

    private static string Name(ContactKey contact) => $"hold {contact}";
}
