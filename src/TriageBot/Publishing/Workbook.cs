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
/// <param name="Stand">As it would be.</param>
/// <param name="Problems">Changes that do not fit any more, by place in the draft.</param>
/// <param name="Findings">What <c>check</c> says of the whole and does not say of what is published.</param>
/// <param name="RequireReviewed">A language is offered only once somebody has vouched for it.</param>
internal sealed record Workbook(
    Draft Draft, long Version, int On, Library Published, Stand Stand, ImmutableArray<SheetProblem> Problems, ImmutableArray<Finding> Findings, bool RequireReviewed)
{
    public Library Library => Stand.Library;

    /// <summary>Files that the release has changed since they were changed here: they stand as they were published.</summary>
    public ImmutableArray<OutdatedFile> Outdated { get; init; } = [];

    /// <summary>All files of dialogs and locales as they would be, by path.</summary>
    public IReadOnlyDictionary<string, SourceFile> Files => Stand.Files;

    /// <summary>Nothing keeps it from being published but people.</summary>
    public bool IsSound => !Problems.Any(problem => problem.Severity is Severity.Error) && !Findings.Any(IsInTheWay);

    /// <summary>An error, but in a language that nobody is offered yet: that one waits for its translator.</summary>
    public bool IsInTheWay(Finding finding) => finding.Severity is Severity.Error && Library.IsRead(finding.File, RequireReviewed);

    public IEnumerable<Locale> Locales => Library.Locales.Values.OrderBy(locale => locale.MenuOrder).ThenBy(locale => locale.Tag, StringComparer.Ordinal);
}
