using System.Collections.Immutable;
using TriageBot.Console.Translating;
using TriageBot.Stores;

namespace TriageBot.Console.Accounts;

/// <summary>What the verbs <c>users …</c> and the page of accounts do.</summary>
internal sealed class AccountDesk(AccountBook book, Invitations invitations, Translatable translatable, IRecordStore records, TimeProvider clock)
{
    private const string By = "cli";
    public const int LongestName = 60;

    /// <param name="languages">Tags with commas between; null keeps those that the account has.</param>
    public async Task<bool> Add(string name, Role? role, bool resetSecondFactor, TextWriter output, TextWriter error, CancellationToken cancel, string? languages = null)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName)
        {
            await error.WriteLineAsync($"A name has 1 to {LongestName} letters.");
            return false;
        }

        var tags = languages?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (tags is not null && translatable.Problem(tags) is { } problem)
        {
            await error.WriteLineAsync(problem);
            return false;
        }

        if (resetSecondFactor && !await ResetSecondFactor(name, By, cancel))
        {
            await error.WriteLineAsync($"There is no account {name.Trim()}: it has no second factor to reset.");
            return false;
        }

        await output.WriteLineAsync(await invitations.Invite(name, role, By, cancel, languages: tags));
        await output.WriteLineAsync($"Put your console's address before it and give it to {name.Trim()} alone. It works once, for {Invitations.Lasts.TotalHours:0} hours.");
        return true;
    }

    public async Task<bool> List(TextWriter output, CancellationToken cancel)
    {
        foreach (var account in await book.All(cancel))
        {
            await output.WriteLineAsync($"{account.Name}\t{account.Role.ToString().ToLowerInvariant()}{(account.Role is Role.Translator ? $" ({translatable.Names(account.Languages)})" : "")}\t{State(account)}\t{account.Tag}");
        }

        return true;
    }

    public async Task<bool> Disable(string name, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (!await SwitchOff(name, By, cancel))
        {
            await error.WriteLineAsync($"There is no account {name.Trim()}.");
            return false;
        }

        await output.WriteLineAsync($"{name.Trim()} is signed out everywhere and cannot sign in.");
        return true;
    }

    public string State(Account account) => account switch
    {
        { IsOff: true } => "disabled",
        { PasswordHash: null } => "invited",
        _ when account.LockedUntil > clock.GetUtcNow() => "locked",
        { HasSecondFactor: true } => "active, second factor",
        _ => "active",
    };

    /// <param name="by">For the audit trail.</param>
    /// <returns>False: there is no such account.</returns>
    public Task<bool> SwitchOff(string name, string by, CancellationToken cancel) =>
        Change(name, by, "account-disabled", account => (account.IsOff, account.Invitation, account.InvitedUntil) = (true, null, null), cancel);

    /// <param name="by">For the audit trail.</param>
    /// <returns>False: there is no such account.</returns>
    public Task<bool> ResetSecondFactor(string name, string by, CancellationToken cancel) =>
        Change(name, by, "second-factor-reset", account => (account.HasSecondFactor, account.AuthenticatorKey) = (false, null), cancel);

    private async Task<bool> Change(string name, string by, string action, Action<Account> change, CancellationToken cancel)
    {
        while (await book.Of(name, cancel) is { } account)
        {
            change(account);

            // Sessions hold the stamp they were begun with.
            account.Stamp = Guid.NewGuid().ToString("N");
            if (await book.Save(account, cancel))
            {
                await records.Audit(new AuditEntry(clock.GetUtcNow(), by, action, account.Tag), cancel);
                return true;
            }
        }

        return false;
    }
}
