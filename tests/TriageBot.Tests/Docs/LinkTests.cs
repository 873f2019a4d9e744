using System.Text.RegularExpressions;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Docs;

public sealed partial class LinkTests
{
    public static TheoryData<string> Paths => [.. Pages.All.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Page_EveryRelativeLink_Resolves(string path)
    {
        var page = Pages.Named(path);
        Links().Matches(Prose(page)).Select(match => match.Groups["to"].Value).Where(to => !IsOutside(to) && !Resolves(page, to)).ShouldBeEmpty();
    }

    [Fact]
    public void Page_OfDocs_IsLinkedFromReadme()
    {
        var readme = Pages.Named("README.md").Text;
        Pages.All.Where(page => page.Path.StartsWith("docs/", StringComparison.Ordinal) && !readme.Contains($"({page.Path}", StringComparison.Ordinal))
            .Select(page => page.Path).ShouldBeEmpty();
    }

    private static bool IsOutside(string to) => to.Contains("://", StringComparison.Ordinal) || to.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool Resolves(Page page, string to)
    {
        var (file, anchor) = to.Split('#', 2) is [var before, var after] ? (before, after) : (to, "");
        var full = file.Length == 0 ? page.Path : Path.GetRelativePath(Repository.Root, Path.GetFullPath(file, Path.Combine(Repository.Root, Path.GetDirectoryName(page.Path)!))).Replace('\\', '/');
        if (anchor.Length == 0)
        {
            return Path.Exists(Path.Combine(Repository.Root, full));
        }

        return Pages.All.FirstOrDefault(other => string.Equals(other.Path, full, StringComparison.Ordinal)) is { } target && Anchors(target).Contains(anchor, StringComparer.Ordinal);
    }

    // As the forges make them: lower case, letters, digits and dashes only, blanks as dashes.
    private static IEnumerable<string> Anchors(Page page) => Headings().Matches(Prose(page))
        .Select(match => NotInAnchor().Replace(match.Groups["title"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static string Prose(Page page) => Pages.Fence().Replace(page.Text, "");

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]", RegexOptions.None, 1000)]
    private static partial Regex NotInAnchor();
}
