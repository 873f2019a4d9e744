using TriageBot.Tests.Support;
using TriageBot.Translation;

namespace TriageBot.Tests.Translation;

public sealed class LibreTranslatorTests : IAsyncLifetime
{
    private StandIn _libre = null!;

    public async Task InitializeAsync() => _libre = await LibreStandIn.Start();

    public async Task DisposeAsync() => await _libre.DisposeAsync();

    [Fact]
    public async Task Translate_Texts_AsksAsPublishedAndGivesThemBackInOrder()
    {
        var result = await Translators.Libre(_libre.Url).Translate(["el jueves", "mi hermano"], "es", "en", default);

        result.ShouldBeOfType<Translated>().Texts.ShouldBe([new("EL JUEVES", null), new("MI HERMANO", null)]);
        var asked = _libre.Translations.ShouldHaveSingleItem();
        asked.Headers["content-type"].ShouldStartWith("application/json");
        asked.Json.ToJsonString().ShouldBe("""{"q":["el jueves","mi hermano"],"source":"es","target":"en","format":"text","api_key":"c1d2e3"}""");
    }

    [Theory]
    [InlineData("pt-BR", "pb")]
    [InlineData("fil", "tl")]
    public async Task Translate_FromALanguageOfOlderName_UsesTheNameThisServerHas(string tag, string code)
    {
        (await Translators.Libre(_libre.Url).Translate(["x"], tag, "en", default)).ShouldBeOfType<Translated>();
        ((string?)_libre.Translations.ShouldHaveSingleItem().Json["source"]).ShouldBe(code);
    }

    [Theory]
    [InlineData("ht")]
    [InlineData("zh-Hans")]
    public async Task Translate_BetweenLanguagesNotInstalled_SaysSoWithoutSendingTheText(string tag)
    {
        (await Translators.Libre(_libre.Url).Translate(["x"], tag, "en", default)).ShouldBeOfType<LanguageNotKnown>();
        _libre.Translations.ShouldBeEmpty();
    }

    // The server finds one language for a whole batch.
    [Fact]
    public async Task Translate_FromNobodyKnowsWhat_AsksForEachAlone()
    {
        var result = await Translators.Libre(_libre.Url).Translate(["mi hermano", "is the office open"], null, "en", default);

        result.ShouldBeOfType<Translated>().Texts.Select(text => text.From).ShouldBe(["es", "en"]);
        _libre.Translations.Select(asked => (string?)asked.Json["source"]).ShouldBe(["auto", "auto"]);
    }

    [Fact]
    public async Task Languages_OfTheServer_AreAskedForOnceAnHour()
    {
        var clock = new FakeClock(Translators.Clock.GetUtcNow());
        var translator = Translators.Libre(_libre.Url, clock: clock);
        await translator.Translate(["x"], "es", "en", default);
        await translator.Translate(["x"], "fr", "en", default);
        _libre.All.Count(asked => asked.Path == "/languages").ShouldBe(1);

        clock.Advance(TimeSpan.FromHours(2));
        await translator.Translate(["x"], "es", "en", default);
        _libre.All.Count(asked => asked.Path == "/languages").ShouldBe(2);
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(403, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    public async Task Translate_Refused_FailsWithTheStatusAndNothingOfTheText(int status, bool retryable)
    {
        _libre.Instead = StandIn.Failing(status, """{"error":"Cannot translate text: mi hermano"}""");

        (await Translators.Libre(_libre.Url).Translate(["mi hermano"], "es", "en", default)).ShouldBe(new TranslationFailed(retryable, $"libretranslate-{status}"));
    }

    [Fact]
    public async Task Translate_WithAWrongKey_Fails() =>
        (await Translators.Libre(_libre.Url, key: "wrong").Translate(["x"], "es", "en", default)).ShouldBe(new TranslationFailed(true, "libretranslate-403"));

    [Theory]
    [InlineData("""{"translatedText":"one for two"}""")]
    [InlineData("""{"translatedText":["one for two"]}""")]
    [InlineData("nothing")]
    public async Task Translate_AnsweredBySomethingElse_Fails(string body)
    {
        _libre.Instead = async (asked, context) =>
        {
            if (asked.Path is not "/translate")
            {
                return false;
            }

            await StandIn.Write(context, 200, body);
            return true;
        };

        (await Translators.Libre(_libre.Url).Translate(["x", "y"], "es", "en", default)).ShouldBe(new TranslationFailed(true, "libretranslate-unreadable"));
    }
}
