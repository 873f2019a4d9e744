using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TriageBot.Console.Accounts;

/// <summary>Somebody who may sign in. Kept sealed; the store knows a keyed hash of the name. ASP.NET Core Identity changes it in place.</summary>
internal sealed class Account
{
    /// <summary>How the audit trail names them: it holds no names.</summary>
    public required string Tag { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; set; }

    /// <summary>Ids of the clinics they work for; empty means all.</summary>
    public ImmutableArray<string> Clinics { get; set; } = [];

    /// <summary>Tags (BCP 47) of the languages that a translator works on; empty means none.</summary>
    public ImmutableArray<string> Languages { get; set; } = [];

    /// <summary>Made by ASP.NET Core's hasher; null until the first password is chosen.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with whatever ends sessions: a new password, a second factor, being switched off.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>For the codes of an authenticator app (RFC 6238), base32; null until one is asked for.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Its owner has shown a code of the app.</summary>
    public bool HasSecondFactor { get; set; }

    /// <summary>Keyed hash of the last code that was taken.</summary>
    public string? UsedCode { get; set; }

    public DateTimeOffset? CodeUsedAt { get; set; }

    /// <summary>Wrong passwords and codes in a row.</summary>
    public int Failures { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public bool IsOff { get; set; }

    /// <summary>Keyed hash of the code in the link that lets its owner choose a password; null when there is none.</summary>
    public string? Invitation { get; set; }

    public DateTimeOffset? InvitedUntil { get; set; }

    /// <summary>In the store.</summary>
    [JsonIgnore]
    public string Id { get; set; } = "";

    [JsonIgnore]
    public long Version { get; set; }
}
