using System.Text.RegularExpressions;
using TriageBot.Engine.Tests.Support;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Tests.Texts;

public partial class RequiredTextsTests
{
    // Their place in the code is still to come; the texts are asked of translators already.
    private static readonly string[] ToCome = ["welcome_back"];

    // Keys that are put together from a part and an id: the parts end in a dot.
    private static readonly string[] Built = ["again.", "safety.", "submitted.", "dates.weekdays.", "dates.months.", "papers.", "replies.", "partners."];

    [Fact]
    public void RequiredTexts_EveryKeyInTheCode_IsInTheList() =>
        KeysInTheCode().Where(key => !RequiredTexts.Common.ContainsKey(key) && !Built.Contains(key)).ShouldBeEmpty();

    [Fact]
    public void RequiredTexts_EveryKeyInTheList_IsSaidSomewhere()
    {
        var said = KeysInTheCode();
        RequiredTexts.Common.Keys.Where(key => !said.Contains(key) && !Built.Any(part => key.StartsWith(part, StringComparison.Ordinal)) && !ToCome.Contains(key)).ShouldBeEmpty();
    }

    /// <summary>String literals that begin like a known text, wherever they stand in the source, and all that is handed to Say or Common.</summary>
    private static HashSet<string> KeysInTheCode()
    {
        var tops = RequiredTexts.Common.Keys.Select(key => key.Split('.')[0]).ToHashSet();
        var source = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Checking/", StringComparison.Ordinal) && !file.EndsWith("RequiredTexts.cs", StringComparison.Ordinal))
            .Select(File.ReadAllText).ToList();
        var spoken = source.SelectMany(text => Spoken().Matches(text).Select(match => match.Groups["key"].Value));
        var dotted = source.SelectMany(text => Dotted().Matches(text).Select(match => match.Groups["key"].Value)).Where(key => RequiredTexts.Common.ContainsKey(key) && tops.Contains(key.Split('.')[0]));
        return [.. spoken, .. dotted];
    }

    [GeneratedRegex(@"\b(?:Say|SayBeforeLast|Common)\(\$?""(?<key>[a-z][\w.-]*)(?:""|\{)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"""(?<key>[a-z_]+\.[\w.-]+)""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dotted();
}
