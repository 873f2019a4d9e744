using TriageBot.Engine.Dialogs.Pieces;
using TriageBot.Engine.Tests.Support;
using TriageBot.Engine.Texts.Editing;

namespace TriageBot.Engine.Tests.Texts.Editing;

/// <summary>What coordinators changed in the console and what others changed in the files come together without loss.</summary>
public class RebaseTests
{
    [Theory]
    [InlineData("a: one\nb: two\n", "a: mine\nb: two\n", "# new\na: one\nb: three # kept\n", "# new\na: mine\nb: three # kept\n", "")]
    [InlineData("a: x\n", "a: mine\n", "a: theirs\n", "a: mine\n", "a")]
    [InlineData("a: x\n", "a: same\n", "a: same\n", "a: same\n", "")]
    [InlineData("a: x\nb: y\n", "b: y\n", "a: x\nb: z\n", "b: z\n", "")]
    [InlineData("a: x\nb: y\n", "b: y\n", "a: changed\nb: y\n", "a: changed\nb: y\n", "")]
    [InlineData("w: [a, b]\n", "w: [a, c]\n", "w: [a, b, d]\n", "w: [a, d, c]\n", "")]
    [InlineData("a: x\nsources:\n  a: \"11\"\n", "a: why\nsources:\n  a: \"22\"\n", "a: x\nb: fresh\nsources:\n  a: \"11\"\n  b: \"33\"\n", "a: why\nb: fresh\nsources:\n  a: \"22\"\n  b: \"33\"\n", "")]
    [InlineData("questions:\n  - {id: p, type: text}\n  - {id: q, type: text}\n", "questions:\n  - {id: q, type: text}\n  - {id: p, type: date}\n  - {id: new, type: text}\n", "questions:\n  # theirs\n  - {id: p, type: text}\n  - {id: r, type: text}\n  - {id: q, type: text}\n", "questions:\n  # theirs\n  - {id: q, type: text}\n  - {id: p, type: date}\n  - {id: new, type: text}\n  - {id: r, type: text}\n", "")]
    [InlineData("phones:\n  - {id: p, number: \"1\"}\n", "phones:\n  - {id: p, number: \"2\"}\n", "phones:\n  - {id: p, number: \"3\"} # new\n", "phones:\n  - {id: p, number: \"2\"} # new\n", "p")]
    public void Of_TwoChanges_HasBoth(string from, string ours, string theirs, string expected, string both)
    {
        var rebased = Rebase.Of(from, ours, theirs);

        rebased.Text.ShouldBe(expected);
        string.Join(',', rebased.Both).ShouldBe(both);
    }

    [Theory]
    [InlineData("dialogs/intake/dialog.yaml")]
    [InlineData("dialogs/intake/resources.yaml")]
    [InlineData("locales/es/intake.yaml")]
    [InlineData("locales/am/words.yaml")]
    public void Of_AFileThatShips_WithoutChangesOfOurs_IsTheirs(string path)
    {
        var file = File.ReadAllText(Path.Combine(Repository.Root, path));
        var theirs = "# a line of theirs\n" + file;

        Rebase.Of(file, file, theirs).Text.ShouldBe(theirs);
        Rebase.Of(file, theirs, file).Text.ShouldBe(file);
        Rebase.Of(file, file, file).Both.ShouldBeEmpty();
    }
}
