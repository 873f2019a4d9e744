using System.Globalization;
using System.Text;
using StackExchange.Redis;

namespace TriageBot.Stores.Redis;

/// <summary>Accounts of staff, few and of no partition: a version in digits, a space, the document.</summary>
internal sealed class RedisAccounts(RedisPartitions partitions)
{
    public async Task<AccountRow?> Find(string id, CancellationToken cancel) =>
        (byte[]?)await partitions.ReadShared((database, prefix) => database.HashGetAsync(prefix + "accounts", id), cancel) is { } kept ? Row(id, kept) : null;

    public async Task<IReadOnlyList<AccountRow>> All(CancellationToken cancel) =>
        [.. (await partitions.ReadShared((database, prefix) => database.HashGetAllAsync(prefix + "accounts"), cancel)).Select(entry => Row((string)entry.Name!, (byte[])entry.Value!))];

    public Task<bool> Save(AccountRow account, CancellationToken cancel) => Save(account, account.Version + 1, cancel);

    /// <summary>What somebody changes meanwhile is left to them.</summary>
    public async Task<int> Reseal(Func<byte[], byte[]?> reseal, CancellationToken cancel)
    {
        var changed = 0;
        foreach (var account in await All(cancel))
        {
            if (reseal(account.Document) is { } renewed && await Save(account with { Document = renewed }, account.Version, cancel))
            {
                changed++;
            }
        }

        return changed;
    }

    private async Task<bool> Save(AccountRow account, long next, CancellationToken cancel) =>
        (long)await partitions.RunShared(RedisScript.Account, cancel, account.Id, Digits(account.Version), Digits(next), account.Document) == 1;

    private static AccountRow Row(string id, byte[] kept)
    {
        var space = kept.AsSpan().IndexOf((byte)' ');
        return new AccountRow(id, long.Parse(kept.AsSpan(0, space), CultureInfo.InvariantCulture), kept[(space + 1)..]);
    }

    private static string Digits(long version) => version.ToString(CultureInfo.InvariantCulture);
}
