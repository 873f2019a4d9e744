using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>Somebody whose language the first words do not tell.</summary>
public class LanguageMenuTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    private readonly Rehearsal _rehearsal = new(Replays.Engine, "intake", Now, saved: true);

    [Fact]
    public void FirstMessage_InNoKnownLanguage_ShowsEightLanguagesAndHowToSeeMore()
    {
        var menu = Say("qzxv");

        menu.ShouldContain("1 English\n2 Español");
        menu.ShouldContain("8 ਪੰਜਾਬੀ\n0 🌐");
        menu.ShouldNotContain("9 ");
    }

    [Theory]
    [InlineData("18", "ur")]
    [InlineData("kiswahili", "sw")]
    public void Zero_AtTheMenu_ShowsTheOthersUnderTheirNumbers(string answer, string locale)
    {
        Say("qzxv");
        var rest = Say("0");
        Say(answer);

        rest.ShouldStartWith("9 한국어");
        rest.ShouldContain("18 اردو");
        _rehearsal.Conversation!.Locale.ShouldBe(locale);
    }

    [Fact]
    public void LanguageKeyword_InAConversation_ShowsTheMenuAndTheRest()
    {
        Say("hello");
        Say("LANGUAGE").ShouldContain("0 🌐");
        Say("0").ShouldContain("26 မြန်မာ");
        Say("7");

        _rehearsal.Conversation!.Locale.ShouldBe("ar");
    }

    private string Say(string text) => string.Join('\n', _rehearsal.Say(text).Effects.OfType<Say>().Select(say => say.Text));
}
