using Microsoft.Extensions.Configuration;
using TriageBot.Commands;
using TriageBot.Settings;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("triagebot-check-").FullName;

    [Fact]
    public void Check_OfWhatShips_ExitsFineEvenWhenStrict()
    {
        var (code, lines) = Check(Repository.Root, strict: true);

        lines.Count.ShouldBe(1, string.Join('\n', lines));
        lines[0].ShouldMatch(@"^\d+ questions, \d+ conditions, \d+ rules, \d+ states explored; longest path \d+ questions, longest routine path \d+ questions; 0 errors, 0 warnings$");
        code.ShouldBe(0);
    }

    [Fact]
    public void Test_OfTheExampleConversations_FindsNoDifference()
    {
        using var output = new StringWriter();

        new TestCommand(At(Repository.Root), output).Run([], update: false).ShouldBe(0, output.ToString());

        output.ToString().ShouldMatch(@"^[1-9]\d+ conversations, [1-9]\d+ replays, 0 differences");
    }

    [Fact]
    public void Check_WithAnError_SaysFileLineCodeAndFixAndExits1()
    {
        var root = CopyWith("dialogs/intake/dialog.yaml", "when: who is me_minor}", "when: who is me_minro}");
        var line = File.ReadAllText(Path.Combine(root, "dialogs/intake/dialog.yaml")).Split("me_minro")[0].Count(character => character == '\n') + 1;

        var (code, lines) = Check(root, strict: false);

        lines.ShouldContain(text => text.StartsWith($"dialogs/intake/dialog.yaml:{line}: error option-unknown: ", StringComparison.Ordinal) && text.Contains("me_minor", StringComparison.Ordinal));
        code.ShouldBe(1);
    }

    [Fact]
    public void Check_WithAWarning_Exits1OnlyWhenStrict()
    {
        var root = CopyWith("dialogs/intake/resources.yaml", "review_by: 2027-02-28", "review_by: 2020-02-28");

        Check(root, strict: false).Code.ShouldBe(0);
        Check(root, strict: true).Code.ShouldBe(1);
    }

    [Fact]
    public void Check_OfAPathElsewhere_LooksAtItInThePlaceOfTheOwn()
    {
        var other = CopyWith("dialogs/intake/dialog.yaml", "when: who is me_minor}", "when: who is me_minro}");

        var (code, lines) = Check(Repository.Root, strict: false, Path.Combine(other, "dialogs"));

        lines.Where(line => line.Contains("option-unknown", StringComparison.Ordinal)).ShouldAllBe(line => line.StartsWith(other, StringComparison.Ordinal));
        lines.Count(line => line.Contains("option-unknown", StringComparison.Ordinal)).ShouldBe(1);
        code.ShouldBe(1);
    }

    [Fact]
    public void Check_OfOnePath_LeavesOutWhatIsWrongElsewhere()
    {
        var root = CopyWith("locales/es/words.yaml", "keywords:", "keyword:");

        Check(root, strict: false, "dialogs/intake").Lines.Count.ShouldBe(1);
        Check(root, strict: false, "locales/es").Code.ShouldBe(1);
    }

    [Fact]
    public void Check_OfAPathThatIsNot_SaysSo() => Check(Repository.Root, strict: false, "dialogs/outtake").Code.ShouldBe(1);

    [Fact]
    public void Stamp_AfterEnglishChanged_LeavesWhatIsStaleUntilNamed()
    {
        var root = CopyWith("locales/en/common.yaml", "Hello again.", "Hello once more.");
        var file = Path.Combine(root, "locales/es/common.yaml");
        var before = File.ReadAllText(file);

        Locales(root, command => command.Stamp("es", [])).ShouldContain("stale as before: ask_safe_again");
        File.ReadAllText(file).ShouldBe(before);
        Check(root, strict: true).Lines.ShouldContain(line => line.Contains("text-stale", StringComparison.Ordinal));

        Locales(root, command => command.Stamp("es", ["ask_safe_again"])).ShouldNotContain("stale as before");
        Check(root, strict: true).Code.ShouldBe(0);
    }

    [Fact]
    public void Status_OfWhatShips_CountsEveryText()
    {
        var status = Locales(Repository.Root, command => command.Status(0.01m));

        status.ShouldMatch(@"(?m)^en +English +(\d+)/\1 +0 ");
        status.ShouldMatch(@"(?m)^es +Spanish +(\d+)/\1 +0 ");
    }

    [Fact]
    public void Status_OfWhatShips_SaysWhatATypicalIntakeCosts()
    {
        var lines = Locales(Repository.Root, command => command.Status(0.01m)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        int Segments(string tag) => int.Parse(lines.Single(line => line[0] == tag).Last(cell => int.TryParse(cell, out _)));

        lines.ShouldAllBe(line => line.Any(cell => cell.StartsWith('$')));
        Segments("en").ShouldBeInRange(10, 20);
        Segments("es").ShouldBeInRange(10, 24);
        lines.Single(line => line[0] == "en").ShouldContain("$" + (Segments("en") * 0.01m).ToString("0.000"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Code, IReadOnlyList<string> Lines) Check(string root, bool strict, params string[] paths)
    {
        using var output = new StringWriter();
        var code = new CheckCommand(At(root), new FakeClock(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero)), output).Run(strict, paths);
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Locales(string root, Func<LocalesCommand, int> verb)
    {
        using var output = new StringWriter();
        verb(new LocalesCommand(At(root), output)).ShouldBe(0);
        return output.ToString();
    }

    private static Workplace At(string root) => new(new Layout(root), new ConfigurationBuilder().Build());

    // English and one translation: a change of English makes every other one stale.
    private static bool IsOfTwo(string file) =>
        Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar) is ["dialogs", ..] or ["locales", "en" or "es", ..];

    private string CopyWith(string file, string change, string to)
    {
        foreach (var source in new[] { "dialogs", "locales" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.yaml", SearchOption.AllDirectories)).Where(IsOfTwo))
        {
            var target = Path.Combine(_folder, Path.GetRelativePath(Repository.Root, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }

        var text = File.ReadAllText(Path.Combine(_folder, file));
        var at = text.IndexOf(change, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0);
        File.WriteAllText(Path.Combine(_folder, file), text.Remove(at, change.Length).Insert(at, to));
        return _folder;
    }
}
