using Microsoft.Extensions.Configuration;
using TriageBot.Commands;
using TriageBot.Settings;
using TriageBot.Tests.Support;
using TriageBot.Tests.Translation;
using TriageBot.Translation;

namespace TriageBot.Tests.Commands;

/// <summary>Drafts for a copy of what ships with a few texts taken out, from a stand-in that answers in capitals.</summary>
public sealed class DraftCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("triagebot-draft-").FullName;

    public DraftCommandTests()
    {
        foreach (var source in new[] { "dialogs/intake", "locales/en", "locales/es" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.yaml")))
        {
            var target = Path.Combine(_root, Path.GetRelativePath(Repository.Root, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }

        // A menu of four, a text with a number, and a plain one.
        var lines = File.ReadAllLines(Intake).ToList();
        lines.RemoveRange(lines.IndexOf("held_by:"), 8);
        lines.RemoveAll(line => line.StartsWith("  held_by.", StringComparison.Ordinal));
        File.WriteAllLines(Intake, lines);
        File.WriteAllLines(Common, File.ReadAllLines(Common).Where(line => !line.StartsWith("help:", StringComparison.Ordinal) && !line.StartsWith("kept:", StringComparison.Ordinal)
            && !line.StartsWith("  help:", StringComparison.Ordinal) && !line.StartsWith("  kept: \"e", StringComparison.Ordinal)));
        File.WriteAllText(About, File.ReadAllText(About).Replace("status: draft, by: null", "status: reviewed, by: \"Rosa Díaz\""));
    }

    private string Intake => Path.Combine(_root, "locales/es/intake.yaml");

    private string Common => Path.Combine(_root, "locales/es/common.yaml");

    private string About => Path.Combine(_root, "locales/es/locale.yaml");

    [Fact]
    public async Task Draft_OfWhatIsMissing_FillsItUnstampedAndTakesTheReviewBack()
    {
        await using var engine = await LibreStandIn.Start();

        var (code, said) = await Run(Translators.Libre(engine.Url));

        code.ShouldBe(0, said);
        said.ShouldContain("es: was 'reviewed', is 'draft' again");
        said.ShouldContain("texts drafted by libretranslate, none of them stamped");
        File.ReadAllText(Intake).ShouldContain("ask: \"DO YOU KNOW WHO HAS THIS PERSON?\\n1 IMMIGRATION (ICE)\\n2 BORDER OFFICERS\\n3 LOCAL POLICE OR JAIL\\n4 I DON'T KNOW\"\n");
        File.ReadAllText(Intake).ShouldNotContain("  held_by.ask: ");
        File.ReadAllText(About).ShouldContain("review: {status: draft, by: \"Rosa Díaz\"");
        using var output = new StringWriter();
        new LocalesCommand(Place, output).Status(0.01m).ShouldBe(0);
        output.ToString().ShouldMatch(@"(?m)^es .* draft, by Rosa Díaz");
    }

    [Fact]
    public async Task Draft_ThatCheckWillNotHave_IsLeftMissingAndNamed()
    {
        await using var engine = await LibreStandIn.Start();

        // In capitals, the help text tells people to send words that mean nothing here.
        var (_, said) = await Run(Translators.Libre(engine.Url));

        said.ShouldContain("common.help: left missing: ");
        File.ReadAllLines(Common).ShouldNotContain(line => line.StartsWith("help:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Draft_WithoutATranslator_IsRefused()
    {
        var before = File.ReadAllText(Intake);

        (await Run(null)).ShouldBe((1, "There is no translator: set Translation:Provider to Azure or LibreTranslate.\n"));
        File.ReadAllText(Intake).ShouldBe(before);
    }

    [Fact]
    public async Task Draft_WhenTheTranslatorFails_WritesNothing()
    {
        await using var engine = await LibreStandIn.Start();
        engine.Instead = StandIn.Failing(500, "{}");
        var before = File.ReadAllText(Intake);

        var (code, said) = await Run(Translators.Libre(engine.Url));

        code.ShouldBe(1);
        said.ShouldBe("libretranslate: libretranslate-500. Nothing was written.\n");
        File.ReadAllText(Intake).ShouldBe(before);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private Workplace Place => new(new Layout(_root), new ConfigurationBuilder().Build());

    private async Task<(int Code, string Said)> Run(ITranslator? translator)
    {
        await using var output = new StringWriter();
        var code = await new DraftCommand(Place, new FakeClock(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero)), translator, output).Run("es", CancellationToken.None);
        return (code, output.ToString());
    }
}
