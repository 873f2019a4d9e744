using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace TriageBot.Console.Accounts;

/// <summary>What the console's pages ask for, and who has it.</summary>
internal static class Permissions
{
    /// <summary>Signed in, and in Production with a second factor set up.</summary>
    public const string ReadCases = "read cases";

    /// <summary>The same, and more than looking on.</summary>
    public const string WorkCases = "work cases";

    /// <summary>Say who is paged and which clinics there are, and hold a drill.</summary>
    public const string KeepLists = "keep lists";

    /// <summary>Change what is asked and said, look changes over, publish them.</summary>
    public const string EditContent = "edit content";

    /// <summary>See every rule with its source, and who looks after it.</summary>
    public const string ReadRules = "read rules";

    /// <summary>Change translations and read them over, in the languages of their account or in all.</summary>
    public const string Translate = "translate";

    /// <summary>Let people in and switch them off.</summary>
    public const string KeepAccounts = "keep accounts";

    /// <summary>See who did what.</summary>
    public const string ReadAudit = "read audit";

    /// <summary>See numbers, and take them along.</summary>
    public const string ReadReports = "read reports";

    /// <summary>Signed in with a password, whether or not there is a second factor yet.</summary>
    public const string OwnAccount = "own account";

    /// <summary>Set when the account has a second factor.</summary>
    public const string SecondFactorClaim = "second-factor";

    public static void Add(AuthorizationOptions options, bool needsSecondFactor)
    {
        options.AddPolicy(OwnAccount, policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser());
        Add(ReadCases, Role.Staff, Role.Coordinator, Role.Administrator, Role.Auditor);
        Add(WorkCases, Role.Staff, Role.Coordinator, Role.Administrator);
        Add(KeepLists, Role.Coordinator, Role.Administrator);
        Add(EditContent, Role.Coordinator, Role.Administrator);
        Add(ReadRules, Role.Coordinator, Role.Administrator, Role.Auditor);
        Add(Translate, Role.Translator, Role.Coordinator, Role.Administrator);
        Add(KeepAccounts, Role.Administrator);
        Add(ReadAudit, Role.Administrator, Role.Auditor);
        Add(ReadReports, Role.Coordinator, Role.Administrator, Role.Auditor);

        void Add(string permission, params Role[] roles) => options.AddPolicy(permission, policy =>
        {
            policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().RequireRole(roles.Select(role => role.ToString()));
            if (needsSecondFactor)
            {
                policy.RequireClaim(SecondFactorClaim);
            }
        });
    }
}
