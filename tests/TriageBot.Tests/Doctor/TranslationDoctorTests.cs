using TriageBot.Doctor;
using TriageBot.Tests.Support;
using TriageBot.Tests.Translation;
using TriageBot.Translation;

namespace TriageBot.Tests.Doctor;

public sealed class TranslationDoctorTests
{
    [Fact]
    public async Task Translation_SwitchedOff_IsFine() => (await Look(new TranslationOptions())).Verdict.ShouldBe(Verdict.Ok);

    [Fact]
    public async Task Translation_ThatAnswers_IsFineAndCostsOneWord()
    {
        await using var azure = await AzureStandIn.Start();
        (await Look(Azure(azure.Url, AzureStandIn.Key))).ToString().ShouldContain("azure answers");
        azure.All.ShouldHaveSingleItem().Body.ShouldBe("""[{"Text":"hola"}]""");
    }

    [Fact]
    public async Task Translation_WithAWrongKey_IsAProblemThatNamesNoSecret()
    {
        await using var azure = await AzureStandIn.Start();
        var line = await Look(Azure(azure.Url, "secret"));

        line.Verdict.ShouldBe(Verdict.Problem);
        line.ToString().ShouldContain("azure-401000");
        line.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Translation_ThatKnowsNoSpanish_IsAWarning()
    {
        await using var libre = await LibreStandIn.Start();
        libre.Instead = StandIn.Failing(200, """[{"code":"en","name":"English","targets":["en"]}]""");

        (await Look(new TranslationOptions { Provider = "LibreTranslate", LibreTranslate = new() { Url = libre.Url } })).Verdict.ShouldBe(Verdict.Warning);
    }

    [Fact]
    public async Task Translation_WhereNobodyListens_IsAProblem() =>
        (await Look(Azure($"http://127.0.0.1:{FreePorts.One()}", "k"))).ToString().ShouldContain("azure-unreachable");

    private static TranslationOptions Azure(string url, string key) => new() { Provider = "Azure", Azure = new() { Endpoint = url, Key = key } };

    private static async Task<Diagnosis> Look(TranslationOptions options) => (await new TranslationCheck(options, TimeProvider.System).Look(default)).ShouldHaveSingleItem();
}
