using System.Collections.Immutable;
using TriageBot.Publishing;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Rulebook;

/// <summary>Publishes other rules than those that ship.</summary>
internal static class Law
{
    private const string First = "urgency:\n";

    /// <summary>A rule that fires for whoever is in no danger.</summary>
    public static string WithNewRule(string yaml) => yaml.Replace(First, First + """
          - id: new-law
            when: danger is no
            level: within-72h
            text: "A new law"
            source: "test"
            effective_from: 2025-01-01
            review_by: 2027-05-31

        """, StringComparison.Ordinal);

    /// <summary>One rule with other lines.</summary>
    public static string With(string yaml, string rule, params (string From, string To)[] lines)
    {
        var begin = yaml.IndexOf($"  - id: {rule}\n", StringComparison.Ordinal);
        var end = yaml.IndexOf("  - id: ", begin + 1, StringComparison.Ordinal);
        var changed = lines.Aggregate(yaml[begin..end], (text, line) => text.Replace(line.From, line.To, StringComparison.Ordinal));
        return yaml[..begin] + changed + yaml[end..];
    }

    public static async Task Publish(RunningHost host, Func<string, string> change)
    {
        var path = Path.Combine(Repository.Root, "dialogs/intake/dialog.yaml");
        ImmutableArray<PublishedFile> files = [new(path, change(await File.ReadAllTextAsync(path)))];
        (await host.Get<PublicationShelf>().Add(0, files, (number, body) => new Publication(number, body, host.Clock.GetUtcNow(), "Rosa", "Luis", "A new law"), default)).ShouldBeTrue();
        await host.Get<PublicationWatch>().Look(default);
        host.Get<PublicationWatch>().InUse.ShouldBe(1);
    }
}
