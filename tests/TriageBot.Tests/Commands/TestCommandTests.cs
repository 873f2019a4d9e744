using Microsoft.Extensions.Configuration;
using TriageBot.Commands;
using TriageBot.Settings;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Commands;

/// <summary>Examples that a change made wrong are told of, and put right only where somebody asks for it.</summary>
public sealed class TestCommandTests : IDisposable
{
    private const string Right = """
        name: "Danger"   # the short one
        locales: [en, es]
        now: 2026-11-22T15:00:00-05:00
        turns:
          - in: {en: "hello", es: "hola"}
            expect: {question: safe}
          - in: "1"
            expect: {question: danger, level: routine}

        """;

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("triagebot-").FullName, "transcripts", "danger.yaml");

    public TestCommandTests() => Directory.CreateDirectory(Path.GetDirectoryName(_file)!);

    [Fact]
    public void Test_OfAnExampleThatIsWrong_SaysWhereAndLeavesIt()
    {
        var wrong = Right.Replace("level: routine", "level: emergency", StringComparison.Ordinal);

        var (code, said) = Run(wrong, update: false);

        code.ShouldBe(1);
        said.ShouldContain("danger.yaml:7");
        said.ShouldContain("1 conversations, 4 replays, 4 differences");
        File.ReadAllText(_file).ShouldBe(wrong);
    }

    [Fact]
    public void Update_OfAnExampleThatIsWrong_PutsTheValueRightAndNothingElse()
    {
        var (code, said) = Run(Right.Replace("level: routine", "level: emergency", StringComparison.Ordinal), update: true);

        code.ShouldBe(0, said);
        said.ShouldContain("danger.yaml: expects what it comes to now");
        said.ShouldContain("0 differences, 1 updated");
        File.ReadAllText(_file).ShouldBe(Right);
    }

    [Theory]
    [InlineData("question: safe}", "reply_has: \"Good morning\"}")]
    [InlineData("[en, es]", "[en, xx]")]
    public void Update_OfWhatAPersonHasToDecide_LeavesItAndSaysSo(string right, string wrong)
    {
        var file = Right.Replace(right, wrong, StringComparison.Ordinal);

        var (code, said) = Run(file, update: true);

        code.ShouldBe(1);
        said.ShouldContain(", 0 updated");
        File.ReadAllText(_file).ShouldBe(file);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(_file))!, recursive: true);

    private (int Code, string Said) Run(string file, bool update)
    {
        File.WriteAllText(_file, file);
        using var output = new StringWriter();
        var code = new TestCommand(new Workplace(new Layout(Repository.Root), new ConfigurationBuilder().Build()), output).Run([_file], update);
        return (code, output.ToString());
    }
}
