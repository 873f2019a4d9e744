using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Reading;

public sealed class ReaderPropertyTests
{
    private static readonly MessageReader Messages = new(Locales.All.Values);
    // One language for each way of writing: with spaces and without, right to left, glued numbers, calendars of its own.
    private static readonly Lexicon[] Lexicons = [.. new[] { "en", "es", "zh-Hans", "ar", "ko", "ne" }.Select(Locales.Readers.Lexicon)];

    // Lone surrogates, digits of many scripts and the words readers look for, thrown together.
    private static readonly string[] Pieces =
    [
        "\ud800", "\udc00", "😭", "1️⃣", "٣", "３", "๓", "½", "①", "5", "31", "2026", "12", "/", "-", ".", ",", ":", "\n", " ", " ", " ", "'", "́", "\u200d", "\0",
        "march", "marzo", "el", "the", "next", "jueves", "thursday", "in", "hace", "ago", "week", "semana", "a", "un", "de", "of", "no", "sí", "yes", "ice", "took", "my", "husband",
        "la migra", "se llevo a", "mi", "hermano", "want to", "die", "mil", "thousand", "and", "y", "from", "nobody", "hit me", "not", "ÿ", "ß", "漢", "字",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null));

    [Fact]
    public void Readers_OfAnyText_NeverThrow() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        Messages.Read(text, null, Labelled.Today).Confidence.ShouldBeInRange(0, 1);
        foreach (var lexicon in Lexicons)
        {
            ReadAll(lexicon, text);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Date_OfAnyText_GivesTwoCandidatesInOrderOrOne() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        foreach (var lexicon in Lexicons)
        {
            if (lexicon.Date(text, Tense.Future, Labelled.Today) is Ambiguous ambiguous)
            {
                ambiguous.Candidates.Length.ShouldBe(2);
                ((OnDate)ambiguous.Candidates[0]).Date.ShouldBeLessThan(((OnDate)ambiguous.Candidates[1]).Date);
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Date_WithDayAndMonthThatCanBeSwapped_IsNeverSure() => Prop.ForAll(
        Gen.Choose(1, 12).Two().Where(pair => pair.Item1 != pair.Item2).ToArbitrary(),
        Gen.Elements("/", "-", ".").ToArbitrary(),
        Gen.Elements("", "2026", "2027", "26", "98").ToArbitrary(),
        (parts, separator, year) =>
        {
            var text = parts.Item1 + separator + parts.Item2 + (year.Length > 0 ? separator + year : "");
            foreach (var lexicon in Lexicons)
            {
                lexicon.Date(text, Tense.Past, Labelled.Today).ShouldBeOfType<Ambiguous>(text);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("my ")]
    [InlineData("ice took my husband and ")]
    [InlineData("hace 3 años que la migra se llevo a mi ")]
    [InlineData("march ")]
    [InlineData("the 5 de ")]
    [InlineData("1,234.")]
    [InlineData("😭")]
    [InlineData("no ")]
    [InlineData("á")]
    [InlineData("want to die in 2010 ")]
    public void Readers_OfATextTenTimesAsLong_TakeAboutTenTimesAsLong(string piece)
    {
        const int most = 50;
        var (some, ten) = (Repeated(piece, 4_000), Repeated(piece, 40_000));
        Time(some);

        // Other work only ever adds, so the shortest of several tries comes nearest; on a busy machine it takes more of them.
        var (brief, lasting) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < 3 || (i < 30 && lasting / brief >= most); i++)
        {
            (brief, lasting) = (Math.Min(brief, Time(some)), Math.Min(lasting, Time(ten)));
        }

        // Ten times the text takes ten times as long; quadratic reading would take a hundred times.
        (lasting / brief).ShouldBeLessThan(most);
    }

    private static string Repeated(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    private static double Time(string text)
    {
        var watch = Stopwatch.StartNew();
        Messages.Read(text, null, Labelled.Today);
        ReadAll(Lexicons[0], text);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void ReadAll(Lexicon lexicon, string text)
    {
        lexicon.YesNo(text).ShouldNotBeNull();
        lexicon.Date(text, Tense.Future, Labelled.Today).ShouldNotBeNull();
        lexicon.Date(text, Tense.Past, Labelled.Today).ShouldNotBeNull();
        lexicon.Number(text, 0, 1_000_000).ShouldNotBeNull();
        lexicon.Number(text, null, null).ShouldNotBeNull();
        lexicon.Choice(text, [("immigration", "Immigration"), ("work", "Trabajo")], several: true).ShouldNotBeNull();
        lexicon.Name(text).ShouldNotBeNull();
        lexicon.Place(text).ShouldNotBeNull();
        lexicon.Times(text).ShouldNotBeNull();
        lexicon.Text(text, 1600).ShouldNotBeNull();
    }
}
