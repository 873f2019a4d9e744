using Microsoft.Extensions.Configuration;
using TriageBot.Commands;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Settings;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Packs;

/// <summary>What ships with a pack beside it, as a clinic in Oregon would have made it: laid out, then changed by hand.</summary>
[CollectionDefinition(nameof(TwoPacks))]
public sealed class TwoPacks : ICollectionFixture<TwoPacks>, IDisposable
{
    public const string Number = "+15035550100";

    private readonly string _folder = Directory.CreateTempSubdirectory("triagebot-packs-").FullName;

    public TwoPacks()
    {
        foreach (var file in new[] { "dialogs", "locales" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)))
        {
            var target = Path.Combine(_folder, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        using var output = new StringWriter();
        var workplace = new Workplace(new Layout(_folder), new ConfigurationBuilder().Build());
        new PackLayout(workplace, TimeProvider.System, output).Run(new PackOrder("oregon", "intake", "Oregon", "America/Los_Angeles", ["en", "es"], null)).ShouldBe(0, output.ToString());
        Directory.Delete(Path.Combine(_folder, "dialogs/oregon/transcripts"), recursive: true);
        Change("dialogs/oregon/dialog.yaml", "numbers: []", $"hotline: Oregon Legal Help\nnumbers: [\"{Number}\"]");
        Change("dialogs/oregon/dialog.yaml", "  # --- What the danger is", "  - {id: county, type: text, max: 60}\n  # --- What the danger is");
        Change("dialogs/oregon/dialog.yaml", "    when: danger is not-sure or danger is unread\n    level: same-day", "    when: danger is not-sure or danger is unread\n    level: emergency");
        Change("dialogs/oregon/resources.yaml", Engine.Dialogs.Phone.Unset, "503-555-0100");
        Change("dialogs/oregon/sources.yaml", "sources: []", "sources:\n  - {tag: eugene, name: Eugene library, keywords: [EUGENE]}");
        Change("locales/en/oregon.yaml", "danger_kind:", "county: {label: County, ask: \"What county are you in?\"}\ndanger_kind:");
        Change("locales/es/oregon.yaml", "danger_kind:", "county: {label: Condado, ask: \"¿En qué condado estás?\"}\ndanger_kind:");
        var findings = new List<Finding>();
        Library = workplace.Library(findings);
        findings.ShouldBeEmpty();
    }

    internal Library Library { get; }

    internal Task<RunningHost> Host(params (string Key, string Value)[] settings) => RunningHost.StartOn(
        Library, [("Dialogs:Path", Path.Combine(_folder, "dialogs")), ("Locales:Path", Path.Combine(_folder, "locales")), .. settings]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Change(string file, string change, string to)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        text.ShouldContain(change);
        var at = text.IndexOf(change, StringComparison.Ordinal);
        File.WriteAllText(path, text.Remove(at, change.Length).Insert(at, to));
    }
}
