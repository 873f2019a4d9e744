using Microsoft.AspNetCore.DataProtection;
using TriageBot.Privacy;

namespace TriageBot.Console.Accounts;

/// <summary>Cookies and forms under the keys that all hosts have, so that any of them takes what another made. ASP.NET Core would keep keys of its own on each host's disk.</summary>
internal sealed class SealedProtection(ISealer sealer, string uses = "console") : IDataProtector
{
    public IDataProtector CreateProtector(string purpose) => new SealedProtection(sealer, $"{uses}/{purpose}");

    public byte[] Protect(byte[] plaintext) => sealer.Seal(plaintext, uses);

    public byte[] Unprotect(byte[] protectedData) => sealer.Open(protectedData, uses);
}
