using Microsoft.AspNetCore.Identity;
using TriageBot.Privacy;

namespace TriageBot.Console.Accounts;

/// <summary>Takes each code of an authenticator app once (RFC 6238, 5.2): who looks over a shoulder cannot use it too.</summary>
internal sealed class CodesOnce(ILookup lookup, TimeProvider clock) : AuthenticatorTokenProvider<Account>
{
    /// <summary>Longer than Identity takes any code.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (!await base.ValidateAsync(purpose, token, manager, user))
        {
            return false;
        }

        var (code, now) = (lookup.Code($"{user.Tag} {token}"), clock.GetUtcNow());
        if (string.Equals(user.UsedCode, code, StringComparison.Ordinal) && now - user.CodeUsedAt < Window)
        {
            return false;
        }

        // Whoever saves second, of two who use it at once, is not let in.
        (user.UsedCode, user.CodeUsedAt) = (code, now);
        return (await manager.UpdateAsync(user)).Succeeded;
    }
}
