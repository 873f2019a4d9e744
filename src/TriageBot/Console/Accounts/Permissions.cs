using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace TriageBot.Console.Accounts;

/// <summary>What the console's pages ask for, and who has it.</summary>
internal static class Permissions
{
    /// <summary>Signed in, and in Production with a second factor set up.</summary>
    public const string ReadCases = "read cases";

    /// <summary>Signed in with a password, whether or not there is a second factor yet.</summary>
    public const string OwnAccount = "own account";

    /// <summary>Set when the account has a second factor.</summary>
    public const string SecondFactorClaim = "second-factor";

    public static void Add(AuthorizationOptions options, bool needsSecondFactor)
    {
        options.AddPolicy(OwnAccount, policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser());
        options.AddPolicy(ReadCases, policy =>
        {
            policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().RequireRole(Enum.GetNames<Role>());
            if (needsSecondFactor)
            {
                policy.RequireClaim(SecondFactorClaim);
            }
        });
    }
}
