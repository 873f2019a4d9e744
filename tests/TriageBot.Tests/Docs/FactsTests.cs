using System.Text.RegularExpressions;
using TriageBot.CaseQueue;
using TriageBot.CaseQueue.News;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Docs;

/// <summary>What pages state as fact and code or content can tell.</summary>
public sealed partial class FactsTests
{
    [Fact]
    public void EditDialogs_EveryCodeOfCheck_IsOneThatCheckReports()
    {
        var engine = Sources("TriageBot.Engine");
        var codes = FirstColumn("docs/edit-dialogs.md", "## What `check` says");

        codes.ShouldNotBeEmpty();
        codes.Where(code => !engine.Contains($"\"{code}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Operate_EveryLogLine_IsOneThatIsLogged()
    {
        var host = Placeholder().Replace(Sources("TriageBot"), "…");
        var lines = FirstColumn("docs/operate.md", "## Logs");

        lines.ShouldNotBeEmpty();
        lines.Where(line => !host.Contains(line, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void ReceiveIntakes_EventTypes_AreAllThatAreSent()
    {
        var sent = typeof(IntakeEvents).GetFields().Select(field => (string)field.GetRawConstantValue()!).Append(CaseEvent.Test);
        FirstColumn("docs/receive-intakes.md", "| `type` | when |").ShouldBe(sent, ignoreOrder: true);
    }

    [Fact]
    public void ReceiveIntakes_News_IsAllThatIsUnderstood()
    {
        FirstColumn("docs/receive-intakes.md", "## Tell what became of it").Where(name => name.StartsWith("case.", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ShouldBe(CaseNewsReader.Types);
        var section = Section("docs/receive-intakes.md", "## Tell what became of it");
        Papers.All.Where(paper => !section.Contains($"`{paper}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [ShellFact]
    public async Task Run_Verbs_AreAllThereAre()
    {
        var help = (await Shell.Run("dotnet run --project src/TriageBot -- --help")).Output;
        var verbs = Verb().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(match => match.Groups["verb"].Value);

        FirstColumn("docs/run.md", "## Verbs").Select(verb => verb.Split(' ')[0]).Distinct(StringComparer.Ordinal).ShouldBe(verbs, ignoreOrder: true);
    }

    [Fact]
    public void StaffsDay_WhatThePersonWasTold_IsInTheTexts()
    {
        var english = Repository.Library().Locales["en"].Common;
        var rows = Quoted().Matches(Section("docs/staffs-day.md", "## What the levels mean"));

        rows.Count.ShouldBe(4);
        rows.Where(row => !english["submitted." + row.Groups["level"].Value].Text.Contains(row.Groups["quote"].Value, StringComparison.Ordinal))
            .Select(row => row.Value).ShouldBeEmpty();
    }

    [Fact]
    public void Translate_Letters_FitTheCheapAlphabetAsSaid()
    {
        var said = Letters().Match(Pages.Named("docs/translate.md").Text);

        Chars(said.Groups["inside"].Value).Where(letter => !SmsLength.Of(letter).IsGsm7).ShouldBeEmpty();
        Chars(said.Groups["outside"].Value).Where(letter => SmsLength.Of(letter).IsGsm7).ShouldBeEmpty();
    }

    private static IEnumerable<string> Chars(string list) => list.Split([", ", " and "], StringSplitOptions.None).Where(word => word.Length == 1);

    /// <summary>What stands in code marks in the first column of the table below this line.</summary>
    private static List<string> FirstColumn(string page, string heading) =>
        [.. Section(page, heading).Split('\n').SkipWhile(line => !line.StartsWith("| `", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => Code().Matches(line.Split(" | ")[0]).Select(match => match.Groups["code"].Value))];

    private static string Section(string page, string heading) => Pages.Named(page).Text.Split(heading, 2)[1];

    private static string Sources(string project) => string.Concat(Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\{[A-Za-z]+\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^  (?<verb>[a-z]+)\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Verb();

    [GeneratedRegex("""^\| `(?<level>[a-z0-9-]+)` .*"(?<quote>[^"]+)" \|$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?<inside>.+) are inside; (?<outside>.+) are not\.", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Letters();
}
