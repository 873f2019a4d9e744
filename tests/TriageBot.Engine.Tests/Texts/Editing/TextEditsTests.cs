using TriageBot.Engine.Tests.Support;
using TriageBot.Engine.Texts.Editing;

namespace TriageBot.Engine.Tests.Texts.Editing;

public class TextEditsTests
{
    private static readonly string[] Order = ["help", "again.date", "again.more", "dates.days.0", "dates.days.1", "dates.today", "values.yes", "last"];

    [Theory]
    [InlineData("help: Hi   # kept\n", "help", "Hello", "help: Hello   # kept\n")]
    [InlineData("help: Hi\n", "help", "Yes", "help: \"Yes\"\n")]
    [InlineData("help: Hi\n", "help", "a: \"b\" # c\\\n2", "help: \"a: \\\"b\\\" # c\\\\\\n2\"\n")]
    [InlineData("help: \"Hi\"\r\nlast: x\r\n", "help", "Bye", "help: \"Bye\"\r\nlast: x\r\n")]
    [InlineData("dates: {days: {0: Sun, 1: Mon}} # c\n", "dates.days.0", "a, b", "dates: {days: {0: \"a, b\", 1: Mon}} # c\n")]
    [InlineData("emoji: \"👍🏽 ok\"\nhelp: Hi\n", "help", "Bye", "emoji: \"👍🏽 ok\"\nhelp: Bye\n")]
    public void Put_OfATextThatIs_ChangesItsValueOnly(string file, string key, string text, string expected) =>
        Put(file, key, text).ShouldBe(expected);

    [Theory]
    [InlineData("help: Hi\n# end\nlast: x\n", "again.date", "When?", "help: Hi\nagain:\n  date: \"When?\"\n# end\nlast: x\n")]
    [InlineData("again:\n    date: a\n\n# c\nlast: x\n", "again.more", "b", "again:\n    date: a\n    more: \"b\"\n\n# c\nlast: x\n")]
    [InlineData("again:\n  more: b\n", "again.date", "a", "again:\n  date: \"a\"\n  more: b\n")]
    [InlineData("last: x\nsources:\n  last: \"00000000\"\n", "help", "Hi", "help: \"Hi\"\nlast: x\nsources:\n  last: \"00000000\"\n")]
    [InlineData("dates: {days: {0: Sun}, today: now}\n", "dates.days.1", "Mon", "dates: {days: {0: Sun, 1: \"Mon\"}, today: now}\n")]
    [InlineData("help: Hi", "last", "x", "help: Hi\nlast: \"x\"")]
    [InlineData("help: Hi\r\n", "last", "x", "help: Hi\r\nlast: \"x\"\r\n")]
    [InlineData("# only a comment\n", "values.yes", "Sí", "# only a comment\nvalues:\n  \"yes\": \"Sí\"\n")]
    [InlineData("", "help", "Hi", "help: \"Hi\"\n")]
    public void Put_OfATextThatIsNot_StandsWhereEnglishHasIt(string file, string key, string text, string expected) =>
        Put(file, key, text).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(EveryFile))]
    public void Put_OfEveryTextOfAFile_CanBeTakenBack(string path)
    {
        var file = File.ReadAllText(Path.Combine(Repository.Root, path));
        var texts = YamlTree.Of(file).Texts().Where(text => !text.Key.StartsWith("sources.", StringComparison.Ordinal)).ToDictionary();

        TextEdits.Put(file, texts, []).Split('\n').Length.ShouldBe(file.Split('\n').Length);
        var changed = TextEdits.Put(file, texts.ToDictionary(text => text.Key, text => text.Value + " {x}: \"ж👍\"\n# 'y'"), []);
        YamlTree.Of(TextEdits.Put(changed, texts, [])).Texts().ShouldBe(YamlTree.Of(file).Texts());
    }

    [Theory]
    [InlineData("a:\n  ask: b\n  label: c\n# d\ne: f\n", "# d\ne: f\n")]
    [InlineData("e: f\na: {ask: b, label: c}\n", "e: f\n")]
    [InlineData("a:\n  ask: b\n  options: {x: 1, y: 2}\n", "a:\n  options: {y: 2}\n", "a.ask", "a.options.x")]
    [InlineData("a:\n  options: {x: 1, y: 2, z: 3}\ne: f\n", "a:\n  options: {x: 1}\ne: f\n", "a.options.y", "a.options.z")]
    [InlineData("a: >-\n  b\n  c\ne: f\nsources:\n  a: \"00\"\n  e: \"11\"\n", "e: f\nsources:\n  e: \"11\"\n", "a", "sources.a")]
    [InlineData("e: f\n", "e: f\n")]
    [InlineData("a: b\n", "", "a")]
    public void Take_OfTexts_LeavesAllOthersAsTheyWere(string file, string expected, params string[] keys) =>
        TextEdits.Take(file, key => keys.Length == 0 ? key.StartsWith("a.", StringComparison.Ordinal) : keys.Contains(key, StringComparer.Ordinal)).ShouldBe(expected);

    public static TheoryData<string> EveryFile() =>
        [.. new[] { "es", "zh-Hans", "ar", "am" }.SelectMany(tag => new[] { $"locales/{tag}/common.yaml", $"locales/{tag}/intake.yaml" })];

    private static string Put(string file, string key, string text) => TextEdits.Put(file, new Dictionary<string, string> { [key] = text }, Order);
}
