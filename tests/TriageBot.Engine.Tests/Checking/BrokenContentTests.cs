using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Checking;

/// <summary>Breaks one thing at a time, as the tables in <c>Broken/</c> say.</summary>
public class BrokenContentTests
{
    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            for (var number = 0; number < Read(name).Count; number++)
            {
                cases.Add(name, number);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Check_WithOneThingBroken_FindsJustThat(string table, int number)
    {
        var test = Read(table)[number];
        var file = test.Required("in");
        var sound = SoundContent.Load();
        var broken = (test.Flag("stamped_before") ? sound.Stamped() : sound).With(file, test.Required("change"), test.Required("to"));
        broken = test.Flag("stamped_before") ? broken : broken.Stamped();

        var findings = broken.Findings();

        var where = test.Text("at") ?? file;
        findings.Select(finding => finding.Code).Distinct().ShouldBe(test.List("finds"), ignoreOrder: true, $"{table}:{test.Line}: {string.Join('\n', findings)}");
        findings.ShouldAllBe(finding => finding.Message.Length > 10 && finding.Fix.Length > 5);
        findings.ShouldContain(finding => finding.File == where && finding.Line == (test.Text("on") == null ? 0 : broken.LineOf(where, test.Required("on"))), $"{table}:{test.Line}: {string.Join('\n', findings)}");
        findings.Any(finding => finding.Severity is Severity.Error).ShouldBe(!test.Flag("warning"), $"{table}:{test.Line}");
    }

    [Fact]
    public void Check_WithNothingBroken_FindsNothing() => SoundContent.Load().Stamped().Findings().ShouldBeEmpty();

    private static string Folder => Path.Combine(Repository.Root, "tests/TriageBot.Engine.Tests/Checking/Broken");

    private static List<YamlMap> Read(string table)
    {
        var findings = new List<Finding>();
        var cases = YamlMap.Load(new SourceFile(table, File.ReadAllText(Path.Combine(Folder, table))), findings)?.Maps("cases").ToList();
        findings.ShouldBeEmpty();
        return cases!;
    }
}
