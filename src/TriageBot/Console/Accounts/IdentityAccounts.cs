using Microsoft.AspNetCore.Identity;

namespace TriageBot.Console.Accounts;

/// <summary>Hands accounts to ASP.NET Core Identity, which checks passwords, codes and lockouts.</summary>
internal sealed class IdentityAccounts(AccountBook book)
    : IUserPasswordStore<Account>, IUserLockoutStore<Account>, IUserTwoFactorStore<Account>, IUserAuthenticatorKeyStore<Account>, IUserSecurityStampStore<Account>, IUserConfirmation<Account>
{
    private static readonly IdentityError Conflict = new() { Code = "conflict", Description = "Somebody changed this account at the same time. Try again." };

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => await UpdateAsync(user, cancellationToken);

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) =>
        await book.Save(user, cancellationToken) ? IdentityResult.Success : IdentityResult.Failed(Conflict);

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("Accounts are switched off: the audit trail names them.");

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => book.ById(userId, cancellationToken);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => book.Of(normalizedUserName, cancellationToken);

    /// <summary>Whoever is off, or has no password yet, does not come in.</summary>
    public Task<bool> IsConfirmedAsync(UserManager<Account> manager, Account user) => Task.FromResult(!user.IsOff && user.PasswordHash is not null);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name.ToUpperInvariant());

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.LockedUntil);

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Failures);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.HasSecondFactor);

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.AuthenticatorKey);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Stamp);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Set(() => user.LockedUntil = lockoutEnd);

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(++user.Failures);

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Set(() => user.Failures = 0);

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Set(() => user.HasSecondFactor = enabled);

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) => Set(() => user.AuthenticatorKey = key);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => Set(() => user.Stamp = stamp);

    // A name is for ever: the audit trail and the store's key rest on it.
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        // Holds nothing of its own.
    }

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }
}
