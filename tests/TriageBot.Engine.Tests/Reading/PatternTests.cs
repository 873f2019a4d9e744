using System.Collections.Frozen;
using TriageBot.Engine.Checking.Wording;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Tests.Support;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Tests.Reading;

public sealed class PatternTests
{
    [Theory]
    [InlineData("ice took", "ICE took him", true)]
    [InlineData("ice took", "ice, took", true)]
    [InlineData("ice took", "ice. took", false)]
    [InlineData("(ice|la migra) took", "la migra took", true)]
    [InlineData("ice (has)? took", "ice has took", true)]
    [InlineData("ice (has)? took", "ice took", true)]
    [InlineData("ice ... took", "ice one two three took", true)]
    [InlineData("ice ... took", "ice one two three four took", false)]
    [InlineData("ice ...5 took", "ice one two three four took", true)]
    [InlineData("ice ... took", "ice never took", false)]
    [InlineData("deport*", "they deported him", true)]
    [InlineData("~detained", "he was detaned", true)]
    [InlineData("detained", "he was detaned", false)]
    [InlineData("took my <kin>", "took my brother in law", true)]
    [InlineData("took my <kin>", "took my lunch", false)]
    [InlineData("i am <minor_age>", "i am 15", true)]
    [InlineData("i am <minor_age>", "i am 25", false)]
    [InlineData("llevo", "se yevo", true)]
    public void Pattern_OverText_MatchesAsWritten(string pattern, string text, bool matches) =>
        Heard([pattern], text).ShouldBe(matches);

    [Theory]
    [InlineData("nobody hit me", false)]
    [InlineData("nobody has ever hit me", false)]
    [InlineData("nobody knows he hit me", true)]
    [InlineData("no, he hit me", true)]
    [InlineData("he hit me in 2019", false)]
    [InlineData("he hit me in 2026", true)]
    [InlineData("he hit me in 2019 and now he hit me again", true)]
    [InlineData("what if he hit me", false)]
    [InlineData("a truck hit me", false)]
    public void Match_InContext_IsTakenBackOnlyWhenTheWordsSaySo(string text, bool stands) =>
        Heard(["hit me"], text).ShouldBe(stands);

    [Theory]
    [InlineData("(ice|la migra")]
    [InlineData("ice <nobody>")]
    [InlineData("ice (|took)")]
    [InlineData("ice took)")]
    public void Pattern_Malformed_IsAFindingAndDisturbsNoOther(string malformed)
    {
        var locale = Locale([malformed, "hit me"]);

        PatternChecks.Run(locale).ShouldHaveSingleItem().Code.ShouldBe("pattern");
        new MessageReader([locale]).Read("they hit me", null).Flags.ShouldBe([RedFlags.Violence]);
    }

    [Fact]
    public void Patterns_OfTheShippedLocales_AreWellFormed() =>
        Locales.All.Values.SelectMany(PatternChecks.Run).ShouldBeEmpty();

    private static bool Heard(string[] patterns, string text) =>
        new MessageReader([Locale(patterns)]).Read(text, null, Labelled.Today).Flags.Length > 0;

    private static Locale Locale(string[] patterns) => Locales.All["en"] with
    {
        Words = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["red_flags.violence"] = patterns,
            ["red_flags.negators"] = ["nobody", "never", "not"],
            ["red_flags.fillers"] = ["has", "ever"],
            ["red_flags.gap_stops"] = ["never"],
            ["red_flags.supposing"] = ["what if"],
            ["red_flags.long_ago"] = ["in <old_year>"],
            ["red_flags.now"] = ["now he"],
            ["red_flags.unless.violence"] = ["truck hit me"],
            ["sets.kin"] = ["brother", "brother in law"],
            ["sounds"] = ["ll>y", "v>b"],
        }.ToFrozenDictionary(list => list.Key, list => new WordList(list.Value, "words.yaml", 1), StringComparer.Ordinal),
    };
}
