using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace TriageBot.Console.Accounts;

/// <summary>What a session says of its owner.</summary>
internal sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
{
    /// <summary>How the audit trail names them.</summary>
    public const string Tag = "tag";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Tag, user.Tag));
        identity.AddClaim(new Claim(identity.RoleClaimType, user.Role.ToString()));
        if (user.HasSecondFactor)
        {
            identity.AddClaim(new Claim(Permissions.SecondFactorClaim, "app"));
        }

        return identity;
    }
}
