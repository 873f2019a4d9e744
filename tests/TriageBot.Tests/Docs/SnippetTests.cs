using System.Text.Json;
using TriageBot.CaseQueue;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Tests.Docs;

/// <summary>Pieces of files that pages show: each loads without a finding.</summary>
public sealed class SnippetTests
{
    private const string Locale = "tag: xx\nname: Example\nnative_name: Example\n";

    [Theory]
    [InlineData("yaml head", "id: example\n")]
    [InlineData("yaml question", "id: example\nquestions:\n")]
    [InlineData("yaml rule", "id: example\nurgency:\n")]
    [InlineData("yaml area", "id: example\npractice_areas:\n")]
    public void Piece_OfADialog_Loads(string info, string before) =>
        Pages.Some(info).SelectMany(block => Findings([new("example/dialog.yaml", before + block.Text)], [])).ShouldBeEmpty();

    [Fact]
    public void Piece_OfResources_Loads() =>
        Pages.Some("yaml phones").SelectMany(block => Findings([new("example/resources.yaml", "phones:\n" + block.Text)], [])).ShouldBeEmpty();

    [Fact]
    public void Piece_OfSources_Loads() =>
        Pages.Some("yaml source").SelectMany(block => Findings([new("example/sources.yaml", "sources:\n" + block.Text)], [])).ShouldBeEmpty();

    [Fact]
    public void Piece_OfTexts_Loads() =>
        Pages.Some("yaml text").SelectMany(block => Findings([], [new("xx/locale.yaml", Locale), new("xx/example.yaml", block.Text)])).ShouldBeEmpty();

    [Fact]
    public void Piece_OfWordsToAvoid_Loads() =>
        Pages.Some("yaml plain").SelectMany(block => Findings([], [new("xx/locale.yaml", Locale), new("xx/plain.yaml", block.Text)])).ShouldBeEmpty();

    [Fact]
    public void Locale_OnThePage_LoadsAndIsOfferedInProduction()
    {
        var block = Pages.Blocks("yaml locale").Single();
        var findings = new List<Finding>();

        var library = LibraryLoader.Load([], [new("es/locale.yaml", block.Text)], findings);

        findings.ShouldBeEmpty();
        library.Locales["es"].Review.IsOffered(requireReviewed: true).ShouldBeTrue();
    }

    [Fact]
    public void Event_OnThePage_HasTheKeysOfARealOne()
    {
        var block = Pages.Blocks("json event").Single();
        var real = JsonDocument.Parse(IntakeJson.Write(new IntakeData())).RootElement;

        var shown = JsonDocument.Parse(block.Text).RootElement;

        Keys(shown).ShouldBe(["type", "timestamp", "data"]);
        Keys(shown.GetProperty("data")).ShouldBe(Keys(real));
        Keys(shown.GetProperty("data").GetProperty("contact")).ShouldBe(Keys(real.GetProperty("contact")));
        Keys(shown.GetProperty("data").GetProperty("client")).ShouldBe(Keys(real.GetProperty("client")));
        Keys(shown.GetProperty("data").GetProperty("language")).ShouldBe(Keys(real.GetProperty("language")));
        shown.Deserialize<IntakeEvent>(JsonSerializerOptions.Web)!.Data.Answers.ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static List<Finding> Findings(SourceFile[] dialogs, SourceFile[] locales)
    {
        var findings = new List<Finding>();
        LibraryLoader.Load(dialogs, locales, findings);
        return findings;
    }
}
