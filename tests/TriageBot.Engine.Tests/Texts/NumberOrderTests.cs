using System.Text.RegularExpressions;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Texts;

/// <summary>On a phone nothing but the signs of the text itself keeps a number in order.</summary>
public partial class NumberOrderTests
{
    public static TheoryData<string> Tags() => [.. Locales.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Tags))]
    public void PhoneNumbers_InEveryText_CarryTheMarkOnlyWhereWordsRunFromTheRight(string tag)
    {
        var content = Replays.Engine.Content;
        var words = content.PhrasingOf(content.Published("intake"), tag);
        var numbers = Locales.All[tag].Common.Where(text => text.Value.Text.Contains("{phone.", StringComparison.Ordinal))
            .SelectMany(text => PartedNumber().Matches(words.Common(text.Key))).ToList();

        numbers.Count.ShouldBeGreaterThan(5);
        numbers.ShouldAllBe(number => number.Groups["mark"].Success == Locales.All[tag].RightToLeft);
    }

    [GeneratedRegex(@"(?<mark>\u200E)?(?<![0-9-])[0-9]+(-[0-9]+)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartedNumber();
}
