using TriageBot.Commands;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Commands;

/// <summary>The verb <c>read</c>, to the letter of its contract.</summary>
public sealed class ReadLinesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("""{"type":"yes-no","lang":"es","text":"órale sí"}""", """{"value":"yes"}""")]
    [InlineData("""{"type":"yes-no","lang":"en","text":"idk"}""", """{"value":"not-sure"}""")]
    [InlineData("""{"type":"yes-no","lang":"en","text":"0"}""", """{"value":"skip"}""")]
    [InlineData("""{"type":"yes-no","lang":"en","text":"my dog"}""", """{"value":null}""")]
    [InlineData("""{"type":"date","lang":"es","text":"3/4/2026","tense":"past"}""", """{"value":null,"candidates":["2026-03-04","2026-04-03"]}""")]
    [InlineData("""{"type":"date","lang":"es","text":"el jueves","tense":"future"}""", """{"value":"2026-11-26"}""")]
    [InlineData("""{"type":"date","lang":"en","text":"not sure","tense":"past"}""", """{"value":"not-sure"}""")]
    [InlineData("""{"type":"date","lang":"en","text":"Feb 30","tense":"past"}""", """{"value":null}""")]
    [InlineData("""{"type":"choice","lang":"es","text":"trabajo","options":[{"id":"immigration","label":"Inmigración"},{"id":"work","label":"Trabajo"}]}""", """{"value":"work"}""")]
    [InlineData("""{"type":"number","lang":"es","text":"unos tres mil"}""", """{"value":3000}""")]
    [InlineData("""{"type":"number","lang":"en","text":"$12.50"}""", """{"value":12.50}""")]
    public void Line_OfTheContract_IsAnsweredToTheLetter(string line, string expected) => Read(line).ShouldBe((0, expected + "\n"));

    [Fact]
    public void Message_WithDanger_NamesLanguageFlagsAndKeyword()
    {
        Read("""{"type":"message","text":"la migra agarró a mi hermano"}""").Output.ShouldStartWith("""{"lang":"es","confidence":""");
        Read("""{"type":"message","text":"la migra agarró a mi hermano"}""").Output.ShouldEndWith(",\"flags\":[\"custody\"],\"keyword\":null}\n");
        Read("""{"type":"message","text":"STOP"}""").Output.ShouldEndWith(",\"flags\":[],\"keyword\":\"stop\"}\n");
        Read("""{"type":"message","text":"12345"}""").Output.ShouldBe("""{"lang":null,"confidence":0,"flags":[],"keyword":null}""" + "\n");
    }

    [Theory]
    [InlineData("""{"type":"yes-no","lang":"es","text":"órale sí"}""", """{"value":"yes","why":"órale"}""")]
    [InlineData("""{"type":"date","lang":"en","text":"maybe 3/4/2026 or so","tense":"past"}""", """{"value":null,"candidates":["2026-03-04","2026-04-03"],"why":"3/4"}""")]
    [InlineData("""{"type":"number","lang":"en","text":"blah blah"}""", """{"value":null}""")]
    public void Why_OfAnAnswer_IsTheWordsThatDecided(string line, string expected) => Read(line, why: true).ShouldBe((0, expected + "\n"));

    [Fact]
    public void Why_OfAMessage_SaysItForLanguageAndEachDanger() =>
        Read("""{"type":"message","text":"hola buenas, la migra agarró a mi hermano ayer"}""", why: true).Output.ShouldMatch("""
            "why":\{"lang":"[^"]+","custody":"[^"]*migra[^"]*"\}
            """.Trim());

    [Theory]
    [InlineData("hello", "not JSON")]
    [InlineData("[]", "JSON object")]
    [InlineData("""{"type":"message"}""", "'text'")]
    [InlineData("""{"text":"a"}""", "'type'")]
    [InlineData("""{"type":"message","text":5}""", "'text'")]
    [InlineData("""{"type":"mood","text":"a"}""", "'mood'")]
    [InlineData("""{"type":"yes-no","text":"a"}""", "'lang'")]
    [InlineData("""{"type":"yes-no","lang":"xx","text":"a"}""", "'xx'")]
    [InlineData("""{"type":"date","lang":"en","text":"a","tense":"now"}""", "'now'")]
    [InlineData("""{"type":"choice","lang":"en","text":"a"}""", "'options'")]
    [InlineData("""{"type":"message","text":"\ud800"}""", "Unicode")]
    public void Line_Malformed_SaysWhatIsWrongAndTheOthersAreStillAnswered(string line, string named)
    {
        var (exit, output) = Read(line + "\n" + """{"type":"yes-no","lang":"en","text":"yes"}""");

        var lines = output.Split('\n');
        exit.ShouldBe(1);
        lines[0].ShouldStartWith("{\"error\":");
        lines[0].ShouldContain(named);
        lines[1].ShouldBe("""{"value":"yes"}""");
    }

    [Theory]
    [InlineData("2026-11-22", "2026-11-22")]
    [InlineData("2026-11-22T03:00:00Z", "2026-11-21")]
    [InlineData("2026-11-22T03:00:00-05:00", "2026-11-22")]
    public void Now_AsDateOrMoment_IsTheHotlinesDay(string now, string day)
    {
        ReadLines.TryToday(now, TimeProvider.System, "America/New_York", out var today).ShouldBeTrue();
        today.ShouldBe(DateOnly.Parse(day));
    }

    [Fact]
    public void Now_ThatIsNoTime_IsRefused() => ReadLines.TryToday("tomorrow", TimeProvider.System, "America/New_York", out _).ShouldBeFalse();

    private static (int Exit, string Output) Read(string lines, bool why = false)
    {
        var output = new StringWriter { NewLine = "\n" };
        return (new ReadLines(Repository.Library(), Today, why).Run(new StringReader(lines), output), output.ToString());
    }
}
