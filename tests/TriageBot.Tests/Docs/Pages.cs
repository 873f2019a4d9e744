using System.Text.RegularExpressions;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Docs;

/// <summary>The pages that readers get: README.md and docs/*.md.</summary>
internal static partial class Pages
{
    public static IReadOnlyList<Page> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Prepend(Path.Combine(Repository.Root, "README.md"))
            .Order(StringComparer.Ordinal)
            .Select(path => new Page(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path).ReplaceLineEndings("\n"))),
    ];

    public static Page Named(string path) => All.Single(page => string.Equals(page.Path, path, StringComparison.Ordinal));

    /// <summary>Fenced blocks of all pages whose info string begins like this.</summary>
    public static IEnumerable<Block> Blocks(string info) =>
        All.SelectMany(page => page.Blocks).Where(block => block.Info.StartsWith(info, StringComparison.Ordinal));

    /// <summary>The same, where there has to be one.</summary>
    public static IReadOnlyList<Block> Some(string info)
    {
        var blocks = Blocks(info).ToList();
        blocks.ShouldNotBeEmpty($"no page has a block {info}");
        return blocks;
    }

    [GeneratedRegex(@"^(?:<!-- (?<marker>[^\n]+) -->\n)?```(?<info>[^\n`]+)?\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex Fence();
}

/// <param name="Path">From the root, with slashes.</param>
internal sealed record Page(string Path, string Text)
{
    public IReadOnlyList<Block> Blocks { get; } =
        [.. Pages.Fence().Matches(Text).Select(match => new Block(Path, match.Groups["marker"].Value, match.Groups["info"].Value, match.Groups["text"].Value))];

    /// <summary>The only block under this comment: <c>&lt;!-- marker --&gt;</c>.</summary>
    public Block Marked(string marker) => Blocks.Single(block => block.Marker.StartsWith(marker, StringComparison.Ordinal));
}

/// <summary>A fenced block.</summary>
/// <param name="Marker">The comment right above it, which readers do not see.</param>
/// <param name="Info">What follows the fence: a language for colours, then words for these tests.</param>
internal sealed record Block(string Page, string Marker, string Info, string Text);
