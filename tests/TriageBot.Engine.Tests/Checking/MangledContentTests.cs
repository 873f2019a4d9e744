using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace TriageBot.Engine.Tests.Checking;

public class MangledContentTests
{
    private static readonly string[] Pieces = ["", " ", "\n", ":", "- ", "{", "}", "[", "]", "\"", "'", "*", "&a ", "? ", "!!x ", "|", ">", "#", "<<: ", "null", "true", "0", "-1", "1e999", "\t", "{a: b}: c", "[1]: 2\n", "sources:\n", "is", "not ", "(", ")", "\u0000", "ключ: ", "9999999999"];

    /// <summary>Whatever a coordinator's file has become, checking it says so and never fails itself.</summary>
    [Fact]
    public void Check_OfFilesMangledAnywhere_NeverThrows()
    {
        var sound = SoundContent.Load().Stamped();
        var mangling = from file in Gen.Elements([.. sound.Files.Keys])
                       from at in Gen.Choose(0, sound.Files[file].Length - 1)
                       from cut in Gen.Frequency((3, Gen.Choose(0, 5)), (1, Gen.Choose(0, 200)))
                       from piece in Gen.Elements(Pieces)
                       select (file, text: sound.Files[file][..at] + piece + sound.Files[file][Math.Min(at + cut, sound.Files[file].Length)..]);
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(mangling.ToArbitrary(), mangled =>
            _ = new SoundContent(sound.Files.SetItem(mangled.file, mangled.text)).Findings().ToImmutableArray()));
    }

    [Theory]
    [InlineData("locales/en/common.yaml")]
    [InlineData("locales/en/words.yaml")]
    [InlineData("locales/en/small.yaml")]
    [InlineData("locales/en/locale.yaml")]
    [InlineData("dialogs/small/resources.yaml")]
    [InlineData("dialogs/small/dialog.yaml")]
    public void Check_WithAFileGoneOrEmpty_SaysSoWithoutThrowing(string file)
    {
        var sound = SoundContent.Load();
        new SoundContent(sound.Files.Remove(file)).Findings().ShouldNotBeEmpty();
        new SoundContent(sound.Files.SetItem(file, "")).Findings().ShouldNotBeEmpty();
    }
}
