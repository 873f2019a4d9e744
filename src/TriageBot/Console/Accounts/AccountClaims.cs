using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace TriageBot.Console.Accounts;

/// <summary>What a session says of its owner.</summary>
internal sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
{
    /// <summary>How the audit trail names them.</summary>
    public const string Tag = "tag";

    /// <summary>Id of a clinic they work for; none means all.</summary>
    public const string Clinic = "clinic";

    /// <summary>Tag of a language that a translator works on.</summary>
    public const string Language = "language";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Tag, user.Tag));
        identity.AddClaim(new Claim(identity.RoleClaimType, user.Role.ToString()));
        identity.AddClaims(user.Clinics.Select(clinic => new Claim(Clinic, clinic)));
        identity.AddClaims(user.Languages.Select(language => new Claim(Language, language)));
        if (user.HasSecondFactor)
        {
            identity.AddClaim(new Claim(Permissions.SecondFactorClaim, "app"));
        }

        return identity;
    }
}
