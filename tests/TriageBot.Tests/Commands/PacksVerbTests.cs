using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using TriageBot.Commands;
using TriageBot.Settings;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Commands;

/// <summary>A clinic elsewhere begins with a pack that is laid out for it, and is told what of it is not its own yet.</summary>
public sealed partial class PacksVerbTests : IDisposable
{
    private static readonly FakeClock Clock = new(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero));
    private static readonly PackOrder Oregon = new("oregon", "intake", "Oregon", "America/Los_Angeles", ["en", "es"], null);

    private readonly string _folder = Directory.CreateTempSubdirectory("triagebot-packs-").FullName;

    public PacksVerbTests()
    {
        foreach (var file in new[] { "dialogs", "locales/en", "locales/es" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.yaml", SearchOption.AllDirectories)))
        {
            var target = In(Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [Fact]
    public void New_KeepsEveryLetter_ButWhatMustChange()
    {
        New(Oregon).Code.ShouldBe(0);

        var made = Read("dialogs/oregon/dialog.yaml").Split("# ---\n", 2)[1];
        made.ShouldContain("id: oregon\nname: \"Oregon\"\nzone: America/Los_Angeles\nnumbers: []\nlocales: [en, es]\nsafe_mode: ");
        Undated(made.Replace("id: oregon\nname: \"Oregon\"\nzone: America/Los_Angeles\nnumbers: []\nlocales: [en, es]\n", "id: intake\n", StringComparison.Ordinal)).ShouldBe(Undated(Read("dialogs/intake/dialog.yaml")));
        Undated(Read("dialogs/oregon/resources.yaml")).ShouldBe(Undated(Read("dialogs/intake/resources.yaml").Replace("555-0100", "000-0000", StringComparison.Ordinal)));
        Read("locales/es/oregon.yaml").ShouldBe(Read("locales/es/intake.yaml").Replace("dialogs/intake/", "dialogs/oregon/", StringComparison.Ordinal));
    }

    [Fact]
    public void New_IsChecked_AsNotOneRuleOrNumberConfirmed()
    {
        New(Oregon);
        using var output = new StringWriter();

        new CheckCommand(At(), Clock, output).Run(strict: false, ["dialogs/oregon"]).ShouldBe(1);

        var found = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).SkipLast(1).Select(line => line.Split(':')[2].Trim()).CountBy(code => code).ToDictionary();
        var reviewed = ReviewBy().Count(Read("dialogs/intake/dialog.yaml"));
        found.ShouldBe(new Dictionary<string, int> { ["error phone-unset"] = 1, ["warning phone-review-due"] = ReviewBy().Count(Read("dialogs/intake/resources.yaml")), ["warning rule-review-due"] = reviewed }, ignoreOrder: true);
    }

    [Fact]
    public void New_PlaysItsExamples()
    {
        New(Oregon);
        using var output = new StringWriter();

        new TestCommand(At(), output).Run(["dialogs/oregon"], update: false).ShouldBe(0, output.ToString());

        Directory.GetFiles(In("dialogs/oregon/transcripts")).Length.ShouldBeGreaterThan(70);
    }

    [Fact]
    public void New_InOneLanguage_LeavesOutWhatNeedsAnother()
    {
        var (code, said) = New(Oregon with { Locales = ["en"] });

        code.ShouldBe(0);
        said.ShouldContain("Left out, because they come out otherwise here: language-switch");
        File.Exists(In("locales/es/oregon.yaml")).ShouldBeFalse();
        using var output = new StringWriter();
        new TestCommand(At(), output).Run(["dialogs/oregon"], update: false).ShouldBe(0, output.ToString());
    }

    [Fact]
    public void New_OutOfAPackThatWasLaidOut_BeginsWithItsOwnHead()
    {
        New(Oregon);
        New(new PackOrder("salem", "oregon", null, null, [], null)).Code.ShouldBe(0);

        var made = Read("dialogs/salem/dialog.yaml");
        made.ShouldContain("id: salem\nnumbers: []\nlocales: [en, es]\nsafe_mode: ");
        made.Split("# ---\n").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("Oregon", "intake", null, "en", "'Oregon' cannot be the id of a pack.")]
    [InlineData("../oregon", "intake", null, "en", "cannot be the id of a pack.")]
    [InlineData("words", "intake", null, "en", "'words' cannot be the id of a pack.")]
    [InlineData("intake", "intake", null, "en", "There is a pack 'intake' already")]
    [InlineData("oregon", "outtake", null, "en", "There is no dialog 'outtake' to begin with. Write one of: intake.")]
    [InlineData("oregon", "intake", "Mars/One", "en", "There is no time zone 'Mars/One'.")]
    [InlineData("oregon", "intake", null, "tlh", "'intake' has no texts in 'tlh' to begin with. Choose of: en, es.")]
    public void New_ThatCannotBe_SaysWhyAndWritesNothing(string id, string from, string? zone, string locale, string why)
    {
        var before = Files();

        var (code, said) = New(new PackOrder(id, from, null, zone, [locale], null));

        (code, said.Contains(why, StringComparison.Ordinal)).ShouldBe((2, true), said);
        Files().ShouldBe(before);
    }

    [Fact]
    public void New_Twice_LeavesTheFirstAsItIs()
    {
        New(Oregon);
        File.AppendAllText(In("dialogs/oregon/dialog.yaml"), "# Ours.\n");

        New(Oregon).Code.ShouldBe(2);

        Read("dialogs/oregon/dialog.yaml").ShouldEndWith("# Ours.\n");
    }

    [Fact]
    public void New_InAFolderOfItsOwn_IsAllThatAServerNeeds()
    {
        New(Oregon with { To = "oregon-server" }).Code.ShouldBe(0);
        var own = At(("Dialogs:Path", In("oregon-server/dialogs")), ("Locales:Path", In("oregon-server/locales")), ("Dialogs:Default", "oregon"));
        using var output = new StringWriter();

        new TestCommand(own, output).Run([], update: false).ShouldBe(0, output.ToString());

        Directory.GetDirectories(In("oregon-server/dialogs")).ShouldHaveSingleItem();
        Directory.Exists(In("dialogs/oregon")).ShouldBeFalse();
    }

    [Fact]
    public void List_SaysOfEachWhatChoosesItAndWhatIsWrong()
    {
        New(Oregon);
        using var output = new StringWriter();

        new PackList(At(), Clock, output).Run().ShouldBe(0);

        output.ToString().ShouldMatch(@"(?s)^intake, the default\n.*  words      FAIR, FERIA.*  check      0 errors, 0 warnings\noregon \(Oregon\)\n  numbers    none\n  words      none\n  languages  en, es\n.*  check      1 errors, \d+ warnings\n$");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int Code, string Said) New(PackOrder order)
    {
        using var output = new StringWriter();
        return (new PackLayout(At(), Clock, output).Run(order), output.ToString());
    }

    private Workplace At(params (string Key, string Value)[] settings) =>
        new(new Layout(_folder), new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build());

    private string In(string path) => Path.Combine(_folder, path);

    private string Read(string path) => File.ReadAllText(In(path));

    private IReadOnlyList<string> Files() => [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string Undated(string text) => ReviewBy().Replace(text, "review_by: some day");

    [GeneratedRegex(@"review_by: \d{4}-\d{2}-\d{2}", RegexOptions.None, 1000)]
    private static partial Regex ReviewBy();
}
