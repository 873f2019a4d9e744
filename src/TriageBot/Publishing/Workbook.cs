using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Publishing;

/// <summary>All content as the draft would have it.</summary>
/// <param name="Draft">With the version to save it over.</param>
/// <param name="On">Number of the publication it stands on.</param>
/// <param name="Published">As it is now.</param>
/// <param name="Library">As it would be.</param>
/// <param name="Files">All files of dialogs and locales as they would be, by path.</param>
/// <param name="Problems">Changes that do not fit any more, by place in the draft.</param>
/// <param name="Findings">What <c>check</c> says of the whole and does not say of what is published.</param>
internal sealed record Workbook(
    Draft Draft, long Version, int On, Library Published, Library Library, IReadOnlyDictionary<string, SourceFile> Files, ImmutableArray<SheetProblem> Problems, ImmutableArray<Finding> Findings)
{
    /// <summary>Nothing keeps it from being published but people.</summary>
    public bool IsSound => !Problems.Any(problem => problem.Severity is Severity.Error) && !Findings.Any(finding => finding.Severity is Severity.Error);

    public IEnumerable<Locale> Locales => Library.Locales.Values.OrderBy(locale => locale.MenuOrder).ThenBy(locale => locale.Tag, StringComparer.Ordinal);
}
