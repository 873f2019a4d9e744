using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Checking.Paths;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Publishing;

/// <summary>All files of dialogs and locales at one moment, and what is wrong with them.</summary>
/// <param name="Files">By path.</param>
/// <param name="Loaded">What loading them found.</param>
/// <param name="Explored">Paths that were walked before.</param>
internal sealed record Stand(IReadOnlyDictionary<string, SourceFile> Files, Library Library, IReadOnlyList<Finding> Loaded, ContentCheck Check, ExploredDialogs Explored)
{
    private readonly Lazy<ImmutableArray<Finding>> _texts = new(() => Shown(Loaded.Concat(Check.Texts())));
    private readonly Lazy<ImmutableArray<Finding>> _all = new(() => Shown(Loaded.Concat(Check.Run(Explored).Findings)));

    /// <param name="paths">Also explore every path, which takes some seconds.</param>
    public ImmutableArray<Finding> Findings(bool paths) => paths ? _all.Value : _texts.Value;

    /// <summary>What was not wrong before.</summary>
    public ImmutableArray<Finding> NewSince(Stand before, bool paths)
    {
        var known = before.Findings(paths).Select(Same).ToHashSet();
        return [.. Findings(paths).Where(finding => !known.Contains(Same(finding)))];
    }

    // That translations have to follow a changed English text is told where they are made.
    private static ImmutableArray<Finding> Shown(IEnumerable<Finding> findings) => [.. findings.Where(finding => finding.Code is not ("text-stale" or "text-unstamped"))];

    // Lines move, so they tell nothing.
    private static (string, string, string) Same(Finding finding) => (finding.File, finding.Code, finding.Message);
}
