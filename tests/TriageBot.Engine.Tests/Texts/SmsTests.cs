using FsCheck.Fluent;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Tests.Texts;

public class SmsTests
{
    [Theory]
    [InlineData("Don’t sign — call “us” first…", "Don't sign - call \"us\" first...")]
    [InlineData("«Oui», dit\u202Felle", "\"Oui\", dit elle")]
    [InlineData("oʻzbek, kʼicheʼ", "o'zbek, k'iche'")]
    [InlineData("man\u0303ana", "mañana")]
    [InlineData("a\tb\u200B", "a b")]
    public void Prepare_WithTypographyOnly_FitsGsm7(string text, string prepared) =>
        Sms.Prepare(text, dropAccents: false).ShouldBe(prepared);

    [Theory]
    [InlineData("¿Está detenido aquí? Mañana también.", "¿Esta detenido aqui? Mañana también.")]
    [InlineData("Vocês não têm proteção?", "Voces nao tem protecao?")]
    [InlineData("È l’été à Łódź", "E l'été à Lodz")]
    [InlineData("Một người bạn", "Mot nguoi ban")]
    public void Prepare_DroppingAccents_KeepsThoseThatFit(string text, string prepared) =>
        Sms.Prepare(text, dropAccents: true).ShouldBe(prepared);

    [Theory]
    [InlineData("¿Está aquí?", false)]
    [InlineData("Está… Привет", true)]
    [InlineData("«Здравствуйте» — это мы", true)]
    [InlineData("سلام\u200Cعلیکم", true)]
    [InlineData("aquí 🏥", true)]
    public void Prepare_WhereItWouldNotFit_LeavesTheTextAlone(string text, bool dropAccents) =>
        Sms.Prepare(text, dropAccents).ShouldBe(text);

    [Fact]
    public void Prepare_OfEverySingleCodeUnit_NeitherThrowsNorCostsMore()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var text = $"aquí {(char)unit}";

            SmsLength.Of(Sms.Prepare(text, dropAccents: true)).Segments.ShouldBe(1, $"U+{unit:X4}");
        }
    }

    [Fact]
    public void Prepare_WithALoneSurrogate_LeavesTheTextAlone() =>
        Sms.Prepare("aquí \uD800", dropAccents: true).ShouldBe("aquí \uD800");

    [Fact]
    public void Prepare_OfAnyText_NeverCostsMoreSegments() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
            ArbMap.Default.ArbFor<string?>(),
            text => SmsLength.Of(Sms.Prepare(text ?? "", dropAccents: true)).Segments <= SmsLength.Of(text ?? "").Segments));
}
