using TriageBot.Engine.Tests.Support;
using TriageBot.Engine.Texts.Editing;

namespace TriageBot.Engine.Tests.Texts.Editing;

public class WordEditsTests
{
    [Theory]
    [InlineData("a: [b, c, d] # e\n", "", "x, w", "a: [b, c, d, x, w] # e\n")]
    [InlineData("a: [b, c, d]\n", "c", "", "a: [b, d]\n")]
    [InlineData("a: [b, c, d]\n", "b", "x", "a: [c, d, x]\n")]
    [InlineData("a: [b, c, d]\n", "c, d", "x", "a: [b, x]\n")]
    [InlineData("a: [b, c]\n", "b, c", "x", "a: [x]\n")]
    [InlineData("a: []\n", "", "x", "a: [x]\n")]
    [InlineData("a:\n  [b, c,\n   d, e]\n", "c", "", "a:\n  [b,\n   d, e]\n")]
    [InlineData("a:\n  [b, c, d,\n   e, f]\n", "c, d, f", "x", "a:\n  [b,\n   e, x]\n")]
    [InlineData("a:\n  # one, two\n  - b\n  - c # three\n  - d\nz: [y]\n", "c", "x", "a:\n  # one, two\n  - b\n  - d\n  - x\nz: [y]\n")]
    [InlineData("k:\n  a: [b]\nz: [y]\n", "", "no, 10 4, \"q", "k:\n  a: [b, \"no\", \"10 4\", \"\\\"q\"]\nz: [y]\n")]
    public void Put_IntoAList_ChangesItsWordsOnly(string file, string remove, string add, string expected) =>
        WordEdits.Put(file, file.StartsWith('k') ? "k.a" : "a", Words(remove), Words(add), []).ShouldBe(expected);

    [Fact]
    public void Put_OfAListThatIsNot_StandsWhereEnglishHasIt() =>
        WordEdits.Put("a: [b]\nd: [e]\n", "c.x", [], ["f"], ["a", "c.x", "d"]).ShouldBe("a: [b]\nc:\n  x: [f]\nd: [e]\n");

    [Theory]
    [InlineData("es")]
    [InlineData("vi")]
    [InlineData("zh-Hans")]
    [InlineData("ar")]
    public void Put_IntoEveryListOfALocale_ReadsBackAsMeant(string tag)
    {
        var file = File.ReadAllText(Path.Combine(Repository.Root, $"locales/{tag}/words.yaml"));

        // It looks at every list of the result itself, and throws when one is otherwise.
        foreach (var (key, words) in YamlTree.Of(file).Lists().Where(list => !list.Key.StartsWith("red_flags", StringComparison.Ordinal) && list.Value.Length > 2).Take(40))
        {
            WordEdits.Put(file, key, [words[0], words[^1]], ["new word", "не: [так]"], []).ShouldContain("new word");
        }
    }

    private static string[] Words(string list) => list.Split(", ", StringSplitOptions.RemoveEmptyEntries);
}
