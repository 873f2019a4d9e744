using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using TriageBot.Privacy;

namespace TriageBot.Kiosk;

/// <summary>Makes and reads passes. Another site cannot make one, so a form of theirs starts nothing.</summary>
internal sealed class KioskPasses(ISealer sealer, TimeProvider clock)
{
    private const string Purpose = "kiosk";

    private const int Longest = 2000;

    /// <summary>Longer than anybody sits at one question.</summary>
    private static readonly TimeSpan Valid = TimeSpan.FromHours(12);

    /// <summary>For the next person.</summary>
    public KioskPass New(string? source) =>
        new($"kiosk-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}", source, null, clock.GetUtcNow());

    public string Seal(KioskPass pass) =>
        Base64Url.EncodeToString(sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(pass), Purpose));

    /// <summary>Null when it is none of ours, or too old.</summary>
    public KioskPass? Open(string? text)
    {
        if (text is null || text.Length > Longest || !Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            var pass = JsonSerializer.Deserialize<KioskPass>(sealer.Open(Base64Url.DecodeFromChars(text), Purpose));
            return pass is not null && clock.GetUtcNow() - pass.At <= Valid ? pass : null;
        }
        catch (Exception forged) when (forged is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
