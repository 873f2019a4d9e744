using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TriageBot.Tests.Support;
using TriageBot.Translation;

namespace TriageBot.Tests.Translation;

public sealed class AzureTranslatorTests : IAsyncLifetime
{
    private StandIn _azure = null!;

    public async Task InitializeAsync() => _azure = await AzureStandIn.Start();

    public async Task DisposeAsync() => await _azure.DisposeAsync();

    [Fact]
    public async Task Translate_Texts_AsksAsPublishedAndGivesThemBackInOrder()
    {
        var result = await Translators.Azure(_azure.Url).Translate(["el jueves", "mi \"hermano\" 🙏"], "es", "en", default);

        Texts(result).ShouldBe([new("EL JUEVES", null), new("MI \"HERMANO\" 🙏", null)]);
        var asked = _azure.All.ShouldHaveSingleItem();
        asked.Query.ShouldBe("?api-version=3.0&from=es&to=en&textType=plain");
        asked.Headers["ocp-apim-subscription-key"].ShouldBe(AzureStandIn.Key);
        asked.Headers["ocp-apim-subscription-region"].ShouldBe("eastus");
        Guid.TryParse(asked.Headers["x-clienttraceid"], out _).ShouldBeTrue();
        asked.Json.ToJsonString().ShouldBe(JsonNode.Parse("""[{"Text":"el jueves"},{"Text":"mi \"hermano\" 🙏"}]""")!.ToJsonString());
    }

    [Fact]
    public async Task Translate_FromNobodyKnowsWhat_TellsWhatAzureFound() =>
        Texts(await Translators.Azure(_azure.Url).Translate(["mi hermano", "is the office open"], null, "en", default)).Select(text => text.From).ShouldBe(["es", "en"]);

    [Theory]
    [InlineData("es", "es")]
    [InlineData("pt-BR", "pt")]
    [InlineData("fa-AF", "prs")]
    [InlineData("pa-Guru", "pa")]
    [InlineData("fil", "fil")]
    [InlineData("zh-Hans", "zh-Hans")]
    public async Task Translate_FromOneOfOurLocales_IsNamedAsAzureDoes(string tag, string code)
    {
        (await Translators.Azure(_azure.Url).Translate(["x"], tag, "en", default)).ShouldBeOfType<Translated>();
        _azure.All.ShouldHaveSingleItem().Query.ShouldContain($"&from={code}&");
    }

    [Fact]
    public async Task Translate_FromEveryShippedLocale_IsKnown()
    {
        var translator = Translators.Azure(_azure.Url);
        foreach (var tag in Repository.Library().Locales.Keys)
        {
            (await translator.Translate(["x"], tag, "en", default)).ShouldBeOfType<Translated>(tag);
        }
    }

    [Theory]
    [InlineData("quc")]
    [InlineData("mam")]
    [InlineData("wo")]
    public async Task Translate_FromWhatAzureLacks_SaysSoWithoutACall(string tag)
    {
        (await Translators.Azure(_azure.Url).Translate(["x"], tag, "en", default)).ShouldBeOfType<LanguageNotKnown>();
        _azure.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2500, 1, "1000,1000,500")]
    [InlineData(3, 20_000, "2,1")]
    [InlineData(1, 50_000, "1")]
    public async Task Translate_MoreThanOneCallTakes_IsSplitAndPutTogether(int count, int length, string calls)
    {
        string[] texts = [.. Enumerable.Range(0, count).Select(i => $"{i}".PadRight(length, 'x')[..Math.Max(length, $"{i}".Length)])];

        Texts(await Translators.Azure(_azure.Url).Translate(texts, "es", "en", default)).Select(text => text.Text).ShouldBe(texts.Select(text => text.ToUpperInvariant()));
        string.Join(',', _azure.All.Select(asked => asked.Json.AsArray().Count)).ShouldBe(calls);
    }

    [Theory]
    [InlineData(400, 400036, false)]
    [InlineData(400, 400050, false)]
    [InlineData(401, 401000, true)]
    [InlineData(403, 403001, true)]
    [InlineData(408, 408001, true)]
    [InlineData(429, 429001, true)]
    [InlineData(429, 429002, true)]
    [InlineData(500, 500000, true)]
    [InlineData(503, 503000, true)]
    public async Task Translate_Refused_FailsWithTheCodeAndNothingOfTheText(int status, int code, bool retryable)
    {
        _azure.Instead = StandIn.Failing(status, AzureStandIn.Error(code));

        (await Translators.Azure(_azure.Url).Translate(["mi hermano"], "es", "en", default)).ShouldBe(new TranslationFailed(retryable, $"azure-{code}"));
    }

    [Fact]
    public async Task Translate_ToldToWait_SaysHowLong()
    {
        _azure.Instead = StandIn.Failing(429, AzureStandIn.Error(429001), retryAfter: "90");

        (await Translators.Azure(_azure.Url).Translate(["x"], "es", "en", default)).ShouldBe(new TranslationFailed(true, "azure-429001", TimeSpan.FromSeconds(90)));
    }

    [Theory]
    [InlineData(502, "<html>Bad gateway</html>", "azure-502")]
    [InlineData(200, "<html>Welcome</html>", "azure-unreadable")]
    [InlineData(200, "[]", "azure-unreadable")]
    [InlineData(200, "{}", "azure-unreadable")]
    [InlineData(200, """[{"translations":[]}]""", "azure-unreadable")]
    [InlineData(302, "", "azure-302")]
    public async Task Translate_AnsweredBySomethingElse_Fails(int status, string body, string code)
    {
        _azure.Instead = StandIn.Failing(status, body);

        (await Translators.Azure(_azure.Url).Translate(["x"], "es", "en", default)).ShouldBeOfType<TranslationFailed>().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Translate_NoAnswer_EndsInTime()
    {
        var never = new TaskCompletionSource<bool>();
        _azure.Instead = (_, context) =>
        {
            context.RequestAborted.Register(() => never.TrySetResult(true));
            return never.Task;
        };

        (await Translators.Azure(_azure.Url, patience: TimeSpan.FromMilliseconds(100)).Translate(["x"], "es", "en", default)).ShouldBe(new TranslationFailed(true, "azure-timeout"));
    }

    [Fact]
    public async Task Translate_ConnectionBreaks_Fails()
    {
        _azure.Instead = (_, context) =>
        {
            context.Abort();
            return Task.FromResult(true);
        };

        (await Translators.Azure(_azure.Url).Translate(["x"], "es", "en", default)).ShouldBe(new TranslationFailed(true, "azure-connection-lost"));
    }

    [Fact]
    public async Task Translate_NobodyThere_Fails() =>
        (await Translators.Azure($"http://127.0.0.1:{FreePorts.One()}").Translate(["x"], "es", "en", default)).ShouldBe(new TranslationFailed(true, "azure-unreachable"));

    private static ImmutableArray<TranslatedText> Texts(TranslationResult result) => result.ShouldBeOfType<Translated>().Texts;
}
