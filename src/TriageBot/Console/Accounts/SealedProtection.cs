using Microsoft.AspNetCore.DataProtection;
using TriageBot.Privacy;

namespace TriageBot.Console.Accounts;

/// <summary>Cookies and forms under the keys that all hosts have, so that any of them takes what another made. ASP.NET Core would keep keys of its own on each host's disk.</summary>
internal sealed class SealedProtection(ISealer sealer, string purpose = "console") : IDataProtector
{
    public IDataProtector CreateProtector(string purpose1) => new SealedProtection(sealer, $"{purpose}/{purpose1}");

    public byte[] Protect(byte[] plaintext) => sealer.Seal(plaintext, purpose);

    public byte[] Unprotect(byte[] protectedData) => sealer.Open(protectedData, purpose);

    IDataProtector IDataProtectionProvider.CreateProtector(string purpose) => CreateProtector(purpose);
}
