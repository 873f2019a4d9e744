using FsCheck;
using FsCheck.Fluent;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Tests.Texts;

public class StampBlockTests
{
    private static readonly Dictionary<string, string> Stamps = new() { ["help"] = "0123abcd", ["again.date"] = "00000012" };

    private const string Block = "sources:\n  again.date: \"00000012\"\n  help: \"0123abcd\"\n";

    [Theory]
    [InlineData("help: Hi\n", "help: Hi\n" + Block)]
    [InlineData("help: Hi", "help: Hi\n" + Block)]
    [InlineData("help: Hi\nsources:\n  help: \"ffffffff\"\n  old: \"ffffffff\"\n", "help: Hi\n" + Block)]
    [InlineData("sources:\n  help: \"ffffffff\"\n# a comment\nhelp: Hi\n", "# a comment\nhelp: Hi\n" + Block)]
    [InlineData("\uFEFFhelp: \"a  b\"   # kept\n\n\n", "\uFEFFhelp: \"a  b\"   # kept\n\n\n" + Block)]
    public void Replace_OfAFile_KeepsAllButTheBlock(string file, string expected) => StampBlock.Replace(file, Stamps).ShouldBe(expected);

    [Fact]
    public void Replace_WithWindowsLineEnds_KeepsThem() =>
        StampBlock.Replace("help: Hi\r\n", Stamps).ShouldBe(("help: Hi\n" + Block).Replace("\n", "\r\n"));

    [Fact]
    public void Replace_Twice_ChangesNothingMore() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), file =>
    {
        var once = StampBlock.Replace(file.Get.ReplaceLineEndings("\n"), Stamps);
        return StampBlock.Replace(once, Stamps) == once;
    }));

    [Fact]
    public void Stamp_OfAText_IsTheStartOfItsHash() => SourceStamp.Of("hello").ShouldBe("2cf24dba");
}
