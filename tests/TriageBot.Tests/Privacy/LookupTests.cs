using System.Security.Cryptography;
using TriageBot.Privacy;

namespace TriageBot.Tests.Privacy;

public sealed class LookupTests
{
    private static readonly string Oldest = $"a:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
    private static readonly string Newer = $"b:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";

    [Fact]
    public void Contact_SameAddress_IsTheSameAfterARestart() =>
        With(null, Oldest).Contact("sms", "+15550100").ShouldBe(With(null, Oldest).Contact("sms", "+15550100"));

    [Fact]
    public void Contact_KeyAddedInFront_IsUnchanged() =>
        With(null, Newer, Oldest).Contact("sms", "+15550100").ShouldBe(With(null, Oldest).Contact("sms", "+15550100"));

    [Fact]
    public void Contact_LookupKeyGiven_DependsOnItAlone()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

        With(key, Oldest).Contact("sms", "+15550100").ShouldBe(With(key, Newer).Contact("sms", "+15550100"));
        With(key, Oldest).Contact("sms", "+15550100").ShouldNotBe(With(null, Oldest).Contact("sms", "+15550100"));
    }

    [Fact]
    public void Contact_AnotherChannelOrAddress_IsSomebodyElse()
    {
        var lookup = With(null, Oldest);

        lookup.Contact("sms", "+15550100").ShouldNotBe(lookup.Contact("web", "+15550100"));
        lookup.Contact("sms", "+15550100").ShouldNotBe(lookup.Contact("sms", "+15550101"));
        lookup.Contact("sms", "x").ShouldNotBe(lookup.Contact("sm", "sx"));
    }

    [Fact]
    public void Hashes_SameTextForAnotherUse_Differ()
    {
        var lookup = With(null, Oldest);

        new[] { lookup.Contact("", "1").Value, lookup.Message("", "1").Value, lookup.Code("1") }.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
    }

    [Fact]
    public void Contact_AnotherKey_GivesAnotherHash() =>
        With(null, Oldest).Contact("sms", "+15550100").ShouldNotBe(With(null, Newer).Contact("sms", "+15550100"));

    private static Lookup With(string? lookupKey, params string[] keys) =>
        new(KeyRing.Of(new PrivacyOptions { EncryptionKeys = keys, LookupKey = lookupKey }));
}
