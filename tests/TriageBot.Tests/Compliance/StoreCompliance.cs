using System.Globalization;
using TriageBot.Stores;

namespace TriageBot.Tests.Compliance;

/// <summary>What every store must pass. A store's own test class inherits all of it and says how to make and reopen one.</summary>
public abstract partial class StoreCompliance
{
    private protected static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2026-11-22T12:00:00Z", CultureInfo.InvariantCulture);
    internal static readonly AuditChain Chain = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private protected static readonly ContactKey Ana = new("contact-ana");
    private protected static readonly ContactKey Ben = new("contact-ben");

    /// <summary>An empty store, open.</summary>
    private protected abstract Task<IStore> NewStore();

    /// <summary>Closes this store and opens the same data again, as after a restart.</summary>
    private protected abstract Task<IStore> Reopen(IStore store);

    private protected static TurnCommit Turn(ContactKey contact, long expected) =>
        new() { Contact = contact, Expected = expected, At = Noon, Conversation = Bytes($"{contact.Value} after {expected + 1}") };

    private protected static OutboxEntry Entry(string id, string lane = "lane", ContactKey? contact = null, OutboxKind kind = OutboxKind.Message, int due = 0) =>
        new(id, contact ?? Ana, lane, kind, Noon.AddMinutes(due), Bytes($"payload of {id}"));

    private protected static PageRow Page(string id, string code, ContactKey? contact = null, int created = 0, int next = 5) =>
        new(id, "int_1", contact ?? Ana, code, Noon.AddMinutes(created), Noon.AddMinutes(next), Bytes($"body of {id}"));

    private protected static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private protected static string? Text(byte[]? bytes) => bytes is null ? null : System.Text.Encoding.UTF8.GetString(bytes);

    private protected static async Task MustCommit(IStore store, TurnCommit commit) => (await store.Commit(commit, default)).ShouldBeTrue();

    private protected static async Task<string> DueIds(IStore store, int minutes = 0, OutboxKind kind = OutboxKind.Message, int limit = 100) =>
        string.Join(' ', (await store.Due(kind, Noon.AddMinutes(minutes), limit, default)).Select(entry => entry.Id));

    private protected static string Ids(IEnumerable<OutboxEntry> entries) => string.Join(' ', entries.Select(entry => entry.Id));
}
