using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading.Model;

namespace TriageBot.Engine.Tests.Reading.Model;

public sealed class ExampleTests
{
    [Fact]
    public void Load_OfGoodLines_KeepsFlagsAndText()
    {
        var examples = Load("# a comment\n-\thello there\ncustody,child-danger\tthey took her and the baby is alone\n\n", out var findings);

        findings.ShouldBeEmpty();
        examples.Select(example => $"{example.Locale} {string.Join('+', example.Labels)} {example.Text}").ShouldBe(["sw  hello there", "sw custody+child-danger they took her and the baby is alone"]);
    }

    [Theory]
    [InlineData("custody they took him", 1, "not labels, a tab and a text")]
    [InlineData("-\thello\nprison\tthey took him", 2, "no 'prison' here")]
    [InlineData("-\thello\n-\thello", 2, "stands here twice")]
    [InlineData("-\t ", 1, "not labels, a tab and a text")]
    public void Load_OfABadLine_SaysWhichAndWhy(string text, int line, string why)
    {
        Load(text, out var findings);

        findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            finding => finding.Line.ShouldBe(line), finding => finding.Message.ShouldContain(why), finding => finding.Fix.ShouldNotBeEmpty());
    }

    private static List<Example> Load(string text, out List<Finding> findings)
    {
        findings = [];
        return [.. ExampleLoader.Load("sw", ExampleKind.Message, new SourceFile("locales/sw/examples.tsv", text), findings)];
    }
}
