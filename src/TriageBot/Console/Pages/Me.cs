using System.Security.Claims;
using TriageBot.Console.Accounts;
using TriageBot.Publishing;

namespace TriageBot.Console.Pages;

/// <summary>Whoever is signed in, as an editor.</summary>
internal static class Me
{
    public static Editor Of(ClaimsPrincipal user) => new(user.FindFirst(AccountClaims.Tag)!.Value, user.Identity!.Name!);
}
