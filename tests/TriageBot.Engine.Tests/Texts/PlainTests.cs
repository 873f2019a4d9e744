using TriageBot.Engine.Checking;
using TriageBot.Engine.Checking.Wording;
using TriageBot.Engine.Tests.Support;
using TriageBot.Engine.Texts.Plain;

namespace TriageBot.Engine.Tests.Texts;

/// <summary>Texts are for people who are frightened and may read little: whoever writes is told what is hard, and what hurts.</summary>
public sealed class PlainTests
{
    [Theory]
    [InlineData("lawyer", 2)]
    [InlineData("immigration", 4)]
    [InlineData("table", 2)]
    [InlineData("home", 1)]
    [InlineData("locked", 1)]
    [InlineData("wanted", 2)]
    [InlineData("judges", 2)]
    [InlineData("violent", 3)]
    [InlineData("the", 1)]
    [InlineData("you", 1)]
    public void Syllables_OfEnglish_AreAsSpoken(string word, int syllables) => EnglishSyllables.Of(word).ShouldBe(syllables);

    [Theory]
    [InlineData("abogado", 4)]
    [InlineData("día", 2)]
    [InlineData("país", 2)]
    [InlineData("inmigración", 4)]
    [InlineData("quiere", 2)]
    [InlineData("guerra", 2)]
    [InlineData("hay", 1)]
    [InlineData("ahora", 3)]
    [InlineData("y", 1)]
    public void Syllables_OfSpanish_AreAsSpoken(string word, int syllables) => SpanishSyllables.Of(word).ShouldBe(syllables);

    [Theory]
    [InlineData("en", "Is it safe for you to text now? 1 Yes 2 No", false)]
    [InlineData("en", "Individuals apprehended by immigration authorities are required to submit documentation establishing eligibility prior to adjudication.", true)]
    [InlineData("es", "¿Es seguro para ti escribir ahora? 1 Sí 2 No", false)]
    [InlineData("es", "Las personas aprehendidas por las autoridades migratorias deberán presentar documentación que acredite su elegibilidad.", true)]
    public void Grade_OfAText_SaysWhetherItIsHard(string tag, string text, bool isHard) => ReadingGrade.Of(tag, text).ShouldNotBeNull().IsHard.ShouldBe(isHard);

    [Fact]
    public void Grade_OfALanguageWithoutAFormulaOrOfAFewWords_IsNotGuessed()
    {
        ReadingGrade.Of("so", "Ma ammaan tahay inaad hadda qoraal soo dirto, mise maya?").ShouldBeNull();
        ReadingGrade.Of("en", "Immigration authorities").ShouldBeNull();
    }

    [Theory]
    [InlineData("en", "No ILLEGAL aliens were detained.", "a person without papers|locked up, held")]
    [InlineData("es", "¿Está detenida? Antes de la comparecencia", "encerrado, preso|ir a la corte")]
    [InlineData("so", "illegal", "")]
    public void Words_ToAvoid_AreNamedWithABetterOne(string tag, string text, string better) =>
        string.Join('|', RepositoryContent.Load([]).Locales[tag].Plain.In(text).Select(found => found.Better)).ShouldBe(better);

    [Fact]
    public void Words_ToAvoid_OfEnglishAndSpanish_AreMoreThanForty()
    {
        var findings = new List<Finding>();
        var locales = RepositoryContent.Load(findings).Locales;

        findings.ShouldBeEmpty();
        new[] { "en", "es" }.Select(tag => locales[tag].Plain.Count).ShouldAllBe(count => count > 40);
        PlainAdvice.Of(locales["en"], "Pursuant to the statute").Select(advice => advice.Code).ShouldBe(["word-avoid", "word-avoid"]);
    }
}
