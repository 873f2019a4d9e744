using TriageBot.Translation;
using TriageBot.Translation.Azure;

namespace TriageBot.Tests.Translation;

public class TranslationOptionsTests
{
    private static readonly TranslationOptions Azure = new() { Provider = "Azure", Azure = new() { Key = AzureStandIn.Key } };

    [Fact]
    public void Problems_Off_AreNone() => new TranslationOptions().Problems(production: true).ShouldBeEmpty();

    [Fact]
    public void Problems_AzureWithAKey_AreNone() => Azure.Problems(production: true).ShouldBeEmpty();

    [Theory]
    [InlineData("Google", "", "", "", "Translation:Provider is 'Google'")]
    [InlineData("Azure", "https://x.example", "", "", "Translation:Azure:Key is missing")]
    [InlineData("Azure", "http://x.example", "k", "", "Translation:Azure:Endpoint must be an https address")]
    [InlineData("Azure", "https://user:word@x.example", "k", "", "Translation:Azure:Endpoint must be an https address")]
    [InlineData("LibreTranslate", "", "", "", "Translation:LibreTranslate:Url is missing")]
    [InlineData("LibreTranslate", "", "", "ftp://x.example", "Translation:LibreTranslate:Url is missing")]
    public void Problems_Incomplete_NameTheSetting(string provider, string endpoint, string key, string url, string problem) =>
        new TranslationOptions { Provider = provider, Azure = new() { Endpoint = endpoint, Key = key }, LibreTranslate = new() { Url = url } }
            .Problems(production: true).ShouldHaveSingleItem().ShouldStartWith(problem);

    [Fact]
    public void Warnings_LibreTranslateElsewhereOverPlainHttp_SaySo()
    {
        var options = new TranslationOptions { Provider = "LibreTranslate", LibreTranslate = new() { Url = "http://translate.example:5000" } };

        options.Problems(production: true).ShouldBeEmpty();
        options.Warnings(production: true).ShouldHaveSingleItem().ShouldContain("plain http");
        (options with { LibreTranslate = new() { Url = "http://127.0.0.1:5000" } }).Warnings(production: true).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://api.cognitive.microsofttranslator.com/", "https://api.cognitive.microsofttranslator.com")]
    [InlineData("https://clinic.cognitiveservices.azure.com/", "https://clinic.cognitiveservices.azure.com/translator/text/v3.0")]
    [InlineData("https://clinic.cognitiveservices.azure.com/translator/text/v3.0", "https://clinic.cognitiveservices.azure.com/translator/text/v3.0")]
    public void Base_OfAnEndpoint_IsWhereTranslatorAnswers(string endpoint, string expected) => new AzureOptions { Endpoint = endpoint }.Base.ShouldBe(expected);
}
