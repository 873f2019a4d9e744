using System.Text.Json;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Console.Accounts;

/// <summary>All accounts, sealed and opened.</summary>
internal sealed class AccountBook(IDocumentStore store, ISealer sealer, ILookup lookup)
{
    private const string Purpose = "account";

    public async Task<Account?> Of(string name, CancellationToken cancel) => await ById(lookup.Account(name), cancel);

    public async Task<Account?> ById(string id, CancellationToken cancel) => await store.Document(DocumentKind.Account, id, cancel) is { } row ? Open(row) : null;

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<Account>> All(CancellationToken cancel) =>
        [.. (await store.Documents(DocumentKind.Account, cancel)).Select(Open).OrderBy(account => account.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>False: somebody else changed it first.</summary>
    public async Task<bool> Save(Account account, CancellationToken cancel)
    {
        account.Id = lookup.Account(account.Name);
        var row = new DocumentRow(DocumentKind.Account, account.Id, account.Version, sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(account), Purpose));
        if (!await store.SaveDocument(row, cancel))
        {
            return false;
        }

        account.Version++;
        return true;
    }

    private Account Open(DocumentRow row)
    {
        var account = JsonSerializer.Deserialize<Account>(sealer.Open(row.Body, Purpose))!;
        (account.Id, account.Version) = (row.Id, row.Version);
        return account;
    }
}
