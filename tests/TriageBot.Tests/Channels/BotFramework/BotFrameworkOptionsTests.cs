using TriageBot.Channels.BotFramework;

namespace TriageBot.Tests.Channels.BotFramework;

public class BotFrameworkOptionsTests
{
    private static readonly BotFrameworkOptions Sound = new() { AppId = "a", AppPassword = "b", TenantId = "c" };

    [Fact]
    public void Problems_OfWhatIsOffOrComplete_AreNone()
    {
        new BotFrameworkOptions().Problems(production: true).ShouldBeEmpty();
        Sound.Problems(production: true).ShouldBeEmpty();
        (Sound with { AppPassword = "", TenantId = "" }).Problems(production: true).ShouldBeEmpty("a machine's identity needs no secret");
        new BotFrameworkOptions { AllowAnonymous = true }.Problems(production: false).ShouldBeEmpty();
        (Sound with { TokenEndpoint = "http://127.0.0.1:1/{tenant}", OpenIdMetadataUrl = "http://localhost:1/" }).Problems(production: false).ShouldBeEmpty();
    }

    [Fact]
    public void Problems_EachNameTheirSetting()
    {
        Problem(Sound with { AllowAnonymous = true }).ShouldStartWith("BotFramework:AllowAnonymous");
        Problem(new BotFrameworkOptions { AppPassword = "b" }).ShouldStartWith("BotFramework:AppId");
        Problem(Sound with { OpenIdMetadataUrl = "http://127.0.0.1/" }).ShouldStartWith("BotFramework:OpenIdMetadataUrl");
        Problem(Sound with { OpenIdMetadataUrl = "" }).ShouldStartWith("BotFramework:OpenIdMetadataUrl");
        Problem(Sound with { TokenEndpoint = "http://login.example/{tenant}" }).ShouldStartWith("BotFramework:TokenEndpoint");
    }

    [Theory]
    [InlineData("", "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token")]
    [InlineData(" 0000-1 ", "https://login.microsoftonline.com/0000-1/oauth2/v2.0/token")]
    public void TokenAddress_NamesTheTenant(string tenant, string address) =>
        (Sound with { TenantId = tenant }).TokenAddress.ToString().ShouldBe(address);

    private static string Problem(BotFrameworkOptions options) => options.Problems(production: true).ShouldHaveSingleItem();
}
