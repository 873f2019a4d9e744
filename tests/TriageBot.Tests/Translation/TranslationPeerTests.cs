using TriageBot.Tests.Support;
using TriageBot.Translation;

namespace TriageBot.Tests.Translation;

/// <summary>Other people's clients call our stand-ins: that they are content shows that the stand-ins are what the vendors describe.</summary>
public sealed class TranslationPeerTests
{
    private static readonly string[] Texts = ["el jueves", "se llevaron a mi hermano 🙏"];

    [PeerFact("@azure-rest/ai-translation-text")]
    public async Task Azure_AskedByItsOwnClientAndByUs_IsAskedTheSameAndUnderstoodTheSame()
    {
        await using var azure = await AzureStandIn.Start();
        var theirs = await NodePeer.Ask<AzureAnswer[]>("azure-translate.js", new
        {
            url = azure.Url,
            key = AzureStandIn.Key,
            region = "eastus",
            calls = new object[] { new { texts = Texts, from = "es", to = "en" }, new { texts = Texts, from = (string?)null, to = "en" }, new { texts = Texts, from = "mam", to = "en" } },
        });
        var translator = Translators.Azure(azure.Url);
        var told = (Translated)await translator.Translate(Texts, "es", "en", default);
        var found = (Translated)await translator.Translate(Texts, null, "en", default);

        theirs[0].Texts!.Select(text => text.Translations[0].Text).ShouldBe(told.Texts.Select(text => text.Text));
        theirs[1].Texts!.Select(text => text.DetectedLanguage!.Language).ShouldBe(found.Texts.Select(text => text.From));
        (theirs[2].Status, theirs[2].Code).ShouldBe((400, 400035));

        // Two of theirs that were fine, one that was not, and then ours.
        var calls = azure.All.ToArray();
        Shape(calls[3]).ShouldBe(Shape(calls[0]));
        Shape(calls[4]).ShouldBe(Shape(calls[1]));
    }

    [PeerFact("@azure-rest/ai-translation-text")]
    public async Task Azure_RefusingItsOwnClient_IsUnderstood()
    {
        await using var azure = await AzureStandIn.Start();
        azure.Instead = StandIn.Failing(429, AzureStandIn.Error(429001));

        var theirs = await NodePeer.Ask<AzureAnswer[]>("azure-translate.js", new
        {
            url = azure.Url, key = AzureStandIn.Key, region = "eastus", calls = new[] { new { texts = Texts, from = "es", to = "en" } },
        });

        (theirs[0].Status, theirs[0].Code).ShouldBe((429, 429001));
    }

    [PeerFact("translate")]
    public async Task LibreTranslate_AskedByAnotherClient_IsUnderstood()
    {
        await using var libre = await LibreStandIn.Start();
        var theirs = await NodePeer.Ask<string[]>("libre-translate.js", new
        {
            url = libre.Url + "/translate", key = LibreStandIn.Key, calls = new[] { new { text = Texts[0], from = "es", to = "en" }, new { text = Texts[1], from = "ht", to = "en" } },
        });

        theirs[0].ShouldBe("EL JUEVES");
        theirs[1].ShouldStartWith("refused: ht is not supported");
    }

    // In any order of parameters, and whatever the letters of a property.
    private static string Shape(Asked asked) => string.Join('\n',
    [
        asked.Method, asked.Path, string.Join('&', asked.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal)),
        asked.Headers["content-type"].Split(';')[0], asked.Headers["ocp-apim-subscription-key"], asked.Headers["ocp-apim-subscription-region"],
        asked.Json.ToJsonString().Replace("\"Text\":", "\"text\":", StringComparison.Ordinal),
    ]);

    private sealed record AzureAnswer(int Status, int? Code, AzureText[]? Texts);

    private sealed record AzureText(AzureTranslation[] Translations, AzureLanguage? DetectedLanguage);

    private sealed record AzureTranslation(string Text, string To);

    private sealed record AzureLanguage(string Language, double Score);
}
