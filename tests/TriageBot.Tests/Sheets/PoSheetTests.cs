using System.Text;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Sheets;

namespace TriageBot.Tests.Sheets;

public class PoSheetTests
{
    [Fact]
    public void Write_OfAStaleRow_IsFuzzyAndShowsTheOldEnglish()
    {
        var row = new SheetRow("common.help", "locales/es/common.yaml", "help", RowKind.Text, RowState.Stale, "Say \"hi\"\n{n}", "Di\t\\", "Where it stands.") { OldEnglish = "Say" };

        var text = Encoding.UTF8.GetString(new PoSheet().Write(new Sheet("es", "Spanish", [row])));

        text.ShouldContain("#, fuzzy, python-brace-format\n#| msgid \"Say\"\nmsgctxt \"common.help\"\nmsgid \"Say \\\"hi\\\"\\n{n}\"\nmsgstr \"Di\\t\\\\\"\n");
    }

    [Fact]
    public void Read_OfWhatToolsWrite_KnowsItAll()
    {
        const string File = "msgid \"\"\nmsgstr \"Language: zh_Hans\\n\"\n\n# mine\n#. stamp: en:01234567 was:89abcdef\n#, c-format, fuzzy\nmsgctxt \"common.help\"\nmsgid \"\"\n\"Help \"\n\"me\"\nmsgstr \"\"\n\"帮\\n\"\n\"我\"\n#~ msgid \"old\"\n#~ msgstr \"x\"\n\nmsgctxt \"common.kept\"\nmsgid \"Kept\"\nmsgstr \"好\"\n";

        var read = new PoSheet().Read(Encoding.UTF8.GetBytes(File), "zh-Hans");

        read.Tag.ShouldBe("zh-Hans");
        read.Lines.ShouldBe([
            new SheetLine(8, "common.help", new SheetStamp("01234567", "89abcdef"), "Help me", "帮\n我", false),
            new SheetLine(18, "common.kept", null, "Kept", "好", true),
        ]);
    }

    [Theory]
    [InlineData("msgid \"a\nmsgstr \"\"\n", 1)]
    [InlineData("msgid \"\"\nmsgstr \"\"\n<html>\n", 3)]
    public void Read_OfWhatIsNoPo_NamesTheLine(string file, int line) =>
        new PoSheet().Read(Encoding.UTF8.GetBytes(file), "es").Problems.ShouldHaveSingleItem().Line.ShouldBe(line);
}
