using System.Security.Cryptography;
using System.Text;
using TriageBot.Privacy;

namespace TriageBot.Tests.Privacy;

public sealed class SealerTests
{
    private const string Purpose = "conversation";
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("mi hermano está detenido");

    private static readonly string First = $"2025-a:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
    private static readonly string Second = $"2026-b:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";

    [Fact]
    public void Open_SamePurpose_GivesThePlainBytes()
    {
        var sealer = With(First);

        sealer.Open(sealer.Seal(Plain, Purpose), Purpose).ShouldBe(Plain);
        sealer.Open(sealer.Seal([], Purpose), Purpose).ShouldBeEmpty();
    }

    [Fact]
    public void Seal_SameBytesTwice_NeverLooksTheSame()
    {
        var sealer = With(First);

        sealer.Seal(Plain, Purpose).ShouldNotBe(sealer.Seal(Plain, Purpose));
    }

    [Fact]
    public void Open_AnotherPurpose_IsRefused()
    {
        var sealer = With(First);
        var bytes = sealer.Seal(Plain, Purpose);

        Should.Throw<CryptographicException>(() => sealer.Open(bytes, "intake"));
    }

    [Fact]
    public void Open_PurposeRewrittenInTheHeader_IsRefused()
    {
        var sealer = With(First);
        var bytes = sealer.Seal(Plain, "intake-a");
        bytes[bytes.AsSpan().IndexOf("intake-a"u8) + 7] = (byte)'b';

        Should.Throw<CryptographicException>(() => sealer.Open(bytes, "intake-b"));
    }

    [Fact]
    public void Open_AnyBitOfAnyByteChanged_IsRefused()
    {
        var sealer = With(First);
        var bytes = sealer.Seal(Plain, Purpose);

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<CryptographicException>(() => sealer.Open(changed, Purpose), $"bit {bit}");
        }
    }

    [Fact]
    public void Open_CutAnywhereOrLengthened_IsRefused()
    {
        var sealer = With(First);
        var bytes = sealer.Seal(Plain, Purpose);

        for (var length = 0; length < bytes.Length; length++)
        {
            Should.Throw<CryptographicException>(() => sealer.Open(bytes.AsSpan(0, length), Purpose), $"length {length}");
        }

        Should.Throw<CryptographicException>(() => sealer.Open([.. bytes, 0], Purpose));
    }

    [Fact]
    public void Open_KeyNotInTheRing_IsRefused()
    {
        var bytes = With(First).Seal(Plain, Purpose);

        Should.Throw<CryptographicException>(() => With(Second).Open(bytes, Purpose));
    }

    [Fact]
    public void Open_AnotherKeyUnderTheSameId_IsRefused()
    {
        var bytes = With(First).Seal(Plain, Purpose);
        var impostor = $"2025-a:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";

        Should.Throw<CryptographicException>(() => With(impostor).Open(bytes, Purpose));
    }

    [Fact]
    public void Reseal_OldKey_OpensWithTheNewestAlone()
    {
        var old = With(First).Seal(Plain, Purpose);

        var renewed = With(Second, First).Reseal(old).ShouldNotBeNull();

        With(Second).Open(renewed, Purpose).ShouldBe(Plain);
    }

    [Fact]
    public void Reseal_NewestKeyAlready_IsNull()
    {
        var rotated = With(Second, First);

        rotated.Reseal(rotated.Seal(Plain, Purpose)).ShouldBeNull();
    }

    [Fact]
    public void Seal_SealedBytes_HoldNothingOfThePlainOnes()
    {
        var bytes = With(First).Seal(Plain, Purpose);

        bytes.AsSpan().IndexOf(Plain.AsSpan(0, 8)).ShouldBe(-1);
    }

    private static Sealer With(params string[] keys) => new(KeyRing.Of(new PrivacyOptions { EncryptionKeys = keys }));
}
