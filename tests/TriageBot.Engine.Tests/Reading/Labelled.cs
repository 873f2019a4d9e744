using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Reading;

/// <summary>Rows of a file of labelled texts beside these tests.</summary>
internal static class Labelled
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static IEnumerable<string[]> Rows(string file) => File.ReadLines(Path.Combine(Repository.Root, "tests/TriageBot.Engine.Tests/Reading", file))
        .Where(line => !line.StartsWith("# ", StringComparison.Ordinal) && line.Length > 0)
        .Skip(1)
        .Select(line => line.Split('\t'));
}
