using System.Security.Cryptography;
using System.Text;
using TriageBot.Privacy;

namespace TriageBot.Tests.Privacy;

public sealed class PrivacyOptionsTests
{
    private static readonly string Random = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void Problems_GoodSettings_AreNone() =>
        Problems(Good, production: true).ShouldBeEmpty();

    [Theory]
    [InlineData("", "Privacy:EncryptionKeys:0 is not of the form id:base64.")]
    [InlineData("AAAA", "Privacy:EncryptionKeys:0 is not of the form id:base64.")]
    [InlineData(":AAAA", "Privacy:EncryptionKeys:0 has an id that is not 1 to 32 letters, digits, '-', '_' or '.'.")]
    [InlineData("my key:AAAA", "Privacy:EncryptionKeys:0 has an id that is not 1 to 32 letters, digits, '-', '_' or '.'.")]
    [InlineData("2026:not base64!", "Privacy:EncryptionKeys:0 (2026) is not valid base64.")]
    [InlineData("2026:AAAA", "Privacy:EncryptionKeys:0 (2026) has 3 bytes instead of 32.")]
    public void Problems_BadKey_IsNamedInAnyEnvironment(string key, string problem)
    {
        Problems(Good with { EncryptionKeys = [key] }, production: false).ShouldBe([problem]);
        Problems(Good with { EncryptionKeys = [key] }, production: true).ShouldBe([problem]);
    }

    [Fact]
    public void Problems_NoKeys_SayHowToGiveOne() =>
        Problems(Good with { EncryptionKeys = [] }, production: false)
            .ShouldBe(["Privacy:EncryptionKeys is empty: give at least one id:base64 key of 32 random bytes."]);

    [Fact]
    public void Problems_SameIdTwice_AreNamed() =>
        Problems(Good with { EncryptionKeys = [$"a:{Random}", $"a:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}"] }, production: false)
            .ShouldBe(["Privacy:EncryptionKeys:1 repeats the id a: every key needs its own."]);

    [Fact]
    public void Problems_Several_AreAllNamedAtOnce() =>
        Problems(new PrivacyOptions { EncryptionKeys = ["x", "y"], LookupKey = "z", TranscriptDays = 0 }, production: true).Length.ShouldBe(4);

    [Theory]
    [InlineData(null, "is missing: give base64 of 32 random bytes, the same on all hosts.")]
    [InlineData("", "is missing: give base64 of 32 random bytes, the same on all hosts.")]
    public void Problems_NoLookupKey_MatterInProductionOnly(string? key, string problem)
    {
        Problems(Good with { LookupKey = key }, production: false).ShouldBeEmpty();
        Problems(Good with { LookupKey = key }, production: true).ShouldBe([$"Privacy:LookupKey {problem}"]);
    }

    [Fact]
    public void Problems_BadLookupKey_IsNamedInAnyEnvironment() =>
        Problems(Good with { LookupKey = "AAAA" }, production: false).ShouldBe(["Privacy:LookupKey has 3 bytes instead of 32."]);

    public static TheoryData<string, byte[]> WeakKeys => new()
    {
        { "zeroes", new byte[32] },
        { "one byte repeated", Enumerable.Repeat((byte)0x5a, 32).ToArray() },
        { "sixteen bytes repeated", [.. Half, .. Half] },
        { "counting up", Enumerable.Range(0, 32).Select(n => (byte)n).ToArray() },
        { "typed", Encoding.ASCII.GetBytes("Correct-Horse-Battery-Staple-26!") },
    };

    private static byte[] Half { get; } = RandomNumberGenerator.GetBytes(16);

    [Theory]
    [MemberData(nameof(WeakKeys))]
    public void Problems_WeakSecret_IsRefusedInProduction(string what, byte[] bytes)
    {
        var weak = Convert.ToBase64String(bytes);
        var options = new PrivacyOptions { EncryptionKeys = [$"a:{weak}"], LookupKey = weak };

        Problems(options, production: false).ShouldBeEmpty(what);
        Problems(options, production: true).ShouldBe(
        [
            "Privacy:EncryptionKeys:0 (a) is weak: draw it at random, it must not be typed or repeat itself.",
            "Privacy:LookupKey is weak: draw it at random, it must not be typed or repeat itself.",
        ]);
    }

    [Fact]
    public void Problems_DevelopmentSecretUnderAnotherId_IsRefusedInProduction()
    {
        var options = Good with { EncryptionKeys = [$"renamed:{Random}"] };

        options.Problems(production: true, secret => secret == Random)
            .ShouldBe(["Privacy:EncryptionKeys:0 (renamed) is a development secret: draw a new one for Production."]);
        options.Problems(production: false, secret => secret == Random).ShouldBeEmpty();
    }

    [Fact]
    public void Problems_AnySecret_IsNeverRepeated()
    {
        var weak = Convert.ToBase64String(new byte[32]);
        var options = new PrivacyOptions { EncryptionKeys = [$"a:{weak}", $"b:{weak[..20]}", weak], LookupKey = weak };

        string.Join('\n', Problems(options, production: true)).ShouldNotContain(weak[..20]);
    }

    private static PrivacyOptions Good => new()
    {
        EncryptionKeys = [$"2026-11:{Random}"],
        LookupKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
    };

    private static string[] Problems(PrivacyOptions options, bool production) => [.. options.Problems(production, _ => false)];
}
