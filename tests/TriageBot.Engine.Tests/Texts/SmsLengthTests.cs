using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Tests.Texts;

public class SmsLengthTests
{
    public static TheoryData<string, int> Vectors => new()
    {
        { "", 1 },
        { Repeat("a", 160), 1 },
        { Repeat("a", 161), 2 },
        { Repeat("a", 306), 2 },
        { Repeat("a", 307), 3 },
        { Repeat("€", 80), 1 },
        { Repeat("€", 81), 2 },
        { Repeat(Repeat("a", 152) + "€", 2), 3 },
        { Repeat("Ж", 70), 1 },
        { Repeat("Ж", 71), 2 },
        { Repeat("Ж", 134), 2 },
        { Repeat("Ж", 135), 3 },
        { Repeat("Ж", 66) + "🏥" + Repeat("Ж", 67), 3 },
        { Repeat("🏥", 35), 1 },
        { Repeat("🏥", 36), 2 },
        { Repeat("Ж", 1600), 24 },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Segments_OfKnownTexts_AreAsPublished(string text, int segments) =>
        SmsLength.Of(text).Segments.ShouldBe(segments);

    [Theory]
    [InlineData("[ ] { } \\ ^ ~ | €\f", 28)]
    [InlineData("¿Qué pasó?", 10)]
    [InlineData("", 0)]
    public void Units_CountSeptetsOrCodeUnits(string text, int units) =>
        SmsLength.Of(text).Units.ShouldBe(units);

    [Theory]
    [InlineData("mañana é è ü Ç ¡hola!", null)]
    [InlineData("¿Está aquí?", "á")]
    [InlineData("È", "È")]
    [InlineData("don’t", "’")]
    [InlineData("ok 🏥 Ж", "🏥")]
    [InlineData("a\tb", "\t")]
    public void ForcedBy_NamesTheFirstCharacterThatDoesNotFit(string text, string? forcedBy)
    {
        var length = SmsLength.Of(text);

        length.ForcedBy.ShouldBe(forcedBy);
        length.IsGsm7.ShouldBe(forcedBy is null);
    }

    [Fact]
    public void Segments_WithAPileOfMarksLongerThanASegment_StillCountsAll() =>
        SmsLength.Of("a" + Repeat("\u0301", 400)).Segments.ShouldBe(6);

    [Fact]
    public void Segments_WithLoneSurrogates_DoesNotThrow() =>
        SmsLength.Of("\uD800 a \uDC00").ForcedBy.ShouldBe("\uFFFD");

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
