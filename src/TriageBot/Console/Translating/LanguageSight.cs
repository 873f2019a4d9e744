using System.Collections.Immutable;
using System.Security.Claims;
using TriageBot.Console.Accounts;
using TriageBot.Engine.Texts;

namespace TriageBot.Console.Translating;

/// <summary>Into which languages somebody who may translate does: a translator those of their account, all others every one.</summary>
internal sealed record LanguageSight(bool IsWhole, ImmutableArray<string> Own)
{
    public static LanguageSight Of(ClaimsPrincipal user) =>
        new(!user.IsInRole(nameof(Role.Translator)), [.. user.FindAll(AccountClaims.Language).Select(claim => claim.Value)]);

    /// <summary>Never English: that is what is translated from.</summary>
    public bool Sees(string tag) => tag is not SourceStamp.Source && (IsWhole || Own.Contains(tag, StringComparer.Ordinal));
}
