using FsCheck;
using FsCheck.Fluent;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Reading.PrivateNumbers;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Reading;

public sealed class NumberMaskerTests
{
    private static readonly NumberMasker Masker = new(Locales.All.Values);

    private static readonly string[] Pieces =
    [
        "A", "a", "#", " ", " ", " ", "-", "-", ".", ":", "/", "+", "\n", ",", "my ", "ssn ", "is ", "seguro social ", "passport ", "pasaporte ", "alien number ", "numero a ", "card ", "phone ", "call ", "no. ",
        "123456789", "123-45-6789", "123", "45", "6789", "4111 1111 1111 1111", "012 345 678", "G1234567", "12AB34567", "IOE0912345678", "60629-1234", "5551234567", "٣", "१२३४५६७८९", "①", "\ud800", "●", "●●●●", "SSN ", "x",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null));

    public static TheoryData<string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var row in Labelled.Rows("private-numbers.tsv"))
        {
            rows.Add(row[0], row[1] is "=" ? row[0] : row[1], row[2]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Mask_OfAText_KeepsWhatTheTableSays(string written, string kept, string why) => Masker.Mask(written).ShouldBe(kept, why);

    [Fact]
    public void Mask_OfWhatIsMasked_ChangesNothing() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        var once = Masker.Mask(text);

        Masker.Mask(once).ShouldBe(once);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Mask_OfATextWithoutDigits_LeavesItAlone() => Prop.ForAll(
        Texts.Select(text => string.Concat(text.EnumerateRunes().Where(rune => Folding.DigitOf(rune) is null))).ToArbitrary(),
        text => Masker.Mask(text).ShouldBe(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Mask_OfAPrivateNumberAmongAnyWords_LeavesNoneOfItsDigits() => Prop.ForAll(
        Gen.Elements("mi caso ", "hola\n", "please help, ", "(", "", "esta en Texas. ").ToArbitrary(),
        Gen.Choose(100_000_000, 999_999_999).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArbitrary(),
        Gen.Elements("A{0}", "A# {0}", "ssn {0}", "su pasaporte es {0}", "alien number: {0}", "seguro social {0}").ToArbitrary(),
        (before, number, form) =>
        {
            var masked = Masker.Mask(before + string.Format(System.Globalization.CultureInfo.InvariantCulture, form, number) + " gracias");

            masked.ShouldNotContain(number[..4]);
            masked.ShouldEndWith(NumberMasker.Mark + " gracias");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("ssn 123456789-123-45-6789-")]
    [InlineData("1 ")]
    [InlineData("4111-")]
    [InlineData("my passport is ")]
    [InlineData("123456789 is my ")]
    public void Mask_OfALongTextOfBeginnings_ComesToAnEndThatStays(string piece)
    {
        var masked = Masker.Mask(Repeated(piece, 60_000));

        Masker.Mask(masked).ShouldBe(masked);
    }

    [Theory]
    [InlineData("A123456789", true)]
    [InlineData("123-45-6789, 4111111111111111", true)]
    [InlineData("Juan A123456789", false)]
    [InlineData("hola", false)]
    public void IsOnlyMarks_OfAMaskedText_TellsWhetherMoreWasSaid(string text, bool only) =>
        Masker.IsOnlyMarks(Masker.Mask(text)).ShouldBe(only);

    [Theory]
    [InlineData("A123456789")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("123-45-6789")]
    public void Mask_OfANumberAlone_DoesNotTellALanguage(string text) =>
        new MessageReader(Locales.All.Values).Read(Masker.Mask(text), null).Confidence.ShouldBeLessThan(Heard.Sure);

    private static string Repeated(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));
}
