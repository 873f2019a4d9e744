using Microsoft.Extensions.Configuration;
using TriageBot.CaseQueue;

namespace TriageBot.Tests.CaseQueue;

public sealed class CaseQueueOptionsTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public void Problems_ProductionWithNothing_NamesBoth() =>
        Problems(new CaseQueueOptions(), production: true).ShouldBe(
        [
            "CaseQueue:Url is missing: set the https address that receives intakes.",
            "CaseQueue:Secret is missing.",
        ]);

    [Fact]
    public void Problems_DevelopmentWithNothing_AreNone() =>
        Problems(new CaseQueueOptions(), production: false).ShouldBeEmpty();

    [Theory]
    [InlineData("ftp://example.org")]
    [InlineData("/intakes")]
    [InlineData("example.org")]
    [InlineData("https://user:password@example.org/")]
    public void Problems_AddressNobodyCanPostTo_IsOne(string url) =>
        Problems(new CaseQueueOptions { Url = url, Secret = Secret }, production: false)
            .ShouldBe(["CaseQueue:Url must be an absolute http or https address without a user name."]);

    [Fact]
    public void Problems_WeakSecret_NamesItWithoutShowingIt() =>
        Problems(new CaseQueueOptions { Url = "https://example.org", Secret = "whsec_abcd" }, production: false)
            .ShouldBe(["CaseQueue:Secret must be whsec_ followed by base64 of 24 to 64 bytes."]);

    [Fact]
    public void Problems_DevelopmentSecretInProduction_IsOne() =>
        new CaseQueueOptions { Url = "https://example.org", Secret = Secret }.Problems(true, secret => secret is Secret)
            .ShouldBe(["CaseQueue:Secret is a development secret: draw a new one for Production."]);

    [Fact]
    public void Problems_SecretThatRepeatsItself_IsRefusedInProductionOnly()
    {
        var options = new CaseQueueOptions { Url = "https://example.org", Secret = "whsec_" + Convert.ToBase64String(new byte[32]) };

        Problems(options, production: true).ShouldBe(["CaseQueue:Secret is weak: draw it at random, it must not be typed or repeat itself."]);
        Problems(options, production: false).ShouldBeEmpty();
        Problems(options with { Secret = StandardWebhooks.MakeSecret() }, production: true).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1_000_000)]
    public void Problems_WaitOutOfRange_IsOne(int seconds) =>
        Problems(new CaseQueueOptions { RetrySeconds = [5, seconds] }, production: false)
            .ShouldBe(["CaseQueue:RetrySeconds must be whole seconds from 1 to 604800."]);

    [Fact]
    public void Warnings_PlainHttpAndPrivateNetworkInProduction_AreSaid()
    {
        var options = new CaseQueueOptions { Url = "http://example.org", AllowPrivateNetwork = true };

        options.Warnings(production: true).Count().ShouldBe(2);
        options.Warnings(production: false).ShouldBeEmpty();
        (options with { Url = "https://example.org", AllowPrivateNetwork = false }).Warnings(production: true).ShouldBeEmpty();
    }

    [Fact]
    public void Schedule_ListSet_ReplacesTheDefaultInsteadOfAddingToIt()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("CaseQueue:RetrySeconds:0", "1"), new("CaseQueue:RetrySeconds:1", "2")]).Build();

        var options = settings.GetSection(CaseQueueOptions.Section).Get<CaseQueueOptions>()!;

        options.Schedule.Waits.ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)]);
    }

    private static IEnumerable<string> Problems(CaseQueueOptions options, bool production) => options.Problems(production, _ => false);
}
