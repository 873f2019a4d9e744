using TriageBot.Engine.Checking;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Checking;

public class RepositoryContentTests
{
    [Fact]
    public void Check_OfTheRepositorysOwnContent_FindsNoError()
    {
        var findings = new List<Finding>();
        var library = RepositoryContent.Load(findings);
        var report = new ContentCheck(library, QuestionTypes.Default(), "Legal Help Line", new DateOnly(2026, 11, 22)).Run();

        findings.Concat(report.Findings).Where(finding => finding.Severity is Severity.Error).ShouldBeEmpty();
        report.States.ShouldBeGreaterThan(0);
    }
}
