using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Console.Accounts;

/// <summary>Links that let somebody choose a password, once.</summary>
internal sealed class Invitations(AccountBook book, ILookup lookup, IRecordStore records, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(72);

    private const int Bytes = 16;

    /// <summary>The path of the link. Makes the account where there is none; one that there is keeps its second factor, and its old password until a new one is chosen.</summary>
    /// <param name="role">Null keeps the role that it has.</param>
    /// <param name="by">For the audit trail.</param>
    /// <param name="clinics">Ids; null keeps those that it has.</param>
    /// <param name="languages">Tags; null keeps those that it has.</param>
    public async Task<string> Invite(string name, Role? role, string by, CancellationToken cancel, ImmutableArray<string>? clinics = null, ImmutableArray<string>? languages = null)
    {
        while (true)
        {
            var account = await book.Of(name, cancel) ?? new Account { Tag = "usr_" + Code(5), Name = name.Trim(), Role = role ?? Role.Staff };
            var code = Code(Bytes);
            (account.Invitation, account.InvitedUntil) = (lookup.Code(code), clock.GetUtcNow() + Lasts);
            (account.Role, account.Clinics, account.Languages, account.IsOff) = (role ?? account.Role, clinics ?? account.Clinics, languages ?? account.Languages, false);
            if (await book.Save(account, cancel))
            {
                await records.Audit(new AuditEntry(clock.GetUtcNow(), by, "account-invited", account.Tag, string.Join(' ', account.Clinics.Concat(account.Languages).Prepend(account.Role.ToString()))), cancel);
                return "/console/welcome/" + code;
            }
        }
    }

    /// <summary>Whose link this is; null when it was used, is too old or was never made.</summary>
    public async Task<Account?> Find(string code, CancellationToken cancel)
    {
        var hash = lookup.Code(code);
        return (await book.All(cancel)).FirstOrDefault(account =>
            !account.IsOff && account.InvitedUntil > clock.GetUtcNow() && string.Equals(account.Invitation, hash, StringComparison.Ordinal));
    }

    private static string Code(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}
