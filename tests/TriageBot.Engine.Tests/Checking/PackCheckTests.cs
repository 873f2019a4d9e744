namespace TriageBot.Engine.Tests.Checking;

/// <summary>Two packs beside each other: what each must have of its own, and what they must not share.</summary>
public class PackCheckTests
{
    private const string Oregon = "dialogs/oregon/dialog.yaml";

    [Fact]
    public void Check_OfAPackWithFewerLanguages_FindsNothing() => TwoPacks.Load().Findings().ShouldBeEmpty();

    [Fact]
    public void Check_OfALanguageThatThePackOffers_MissesItsTexts() =>
        TwoPacks.Codes(TwoPacks.Load().With(Oregon, "locales: [en]", "locales: [en, es]")).ShouldBe(["text-file-missing locales/es/oregon.yaml"]);

    [Fact]
    public void Check_OfATranslationUnderWay_MissesNothingUntilItIsOffered()
    {
        var content = TwoPacks.Load();
        var started = new SoundContent(content.Files.Add("locales/es/oregon.yaml", "safe:\n  label: Seguro\n"));

        TwoPacks.Codes(started.Stamped()).ShouldBeEmpty();
        TwoPacks.Codes(started.Stamped().With(Oregon, "locales: [en]", "locales: [en, es]")).ShouldContain("text-missing locales/es/oregon.yaml");
    }

    [Fact]
    public void Check_OfAPackWithoutANumberThatAllTextsName_SaysWhichFileLacksIt() =>
        TwoPacks.Codes(TwoPacks.Load().With("dialogs/oregon/resources.yaml", "id: office", "id: bureau")).ShouldBe(["phone-unknown dialogs/oregon/resources.yaml", "phone-unknown locales/en/oregon.yaml"]);

    [Fact]
    public void Check_OfANumberThatChoosesTwoPacks_FindsIt() =>
        TwoPacks.Codes(TwoPacks.Load().With("dialogs/small/dialog.yaml", "id: small\n", "id: small\nnumbers: [\"+15035550100\"]\n")).ShouldBe(["pack-number dialogs/small/dialog.yaml"]);

    [Fact]
    public void Check_OfAWordOfTwoPacks_FindsIt() =>
        TwoPacks.Codes(TwoPacks.Load().With("dialogs/oregon/sources.yaml", "[SALEM]", "[SALEM, FAIR]")).ShouldHaveSingleItem().ShouldStartWith("source-keyword");
}
