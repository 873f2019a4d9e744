using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>What somebody has said already is not asked again, where it was said clearly.</summary>
public class VolunteeringTests
{
    // A Monday.
    private readonly Rehearsal _rehearsal = new(Replays.Engine, "intake", new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero), saved: true);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("yes they took him Saturday in Chicago", "2026-11-21")]
    [InlineData("ICE picked up my brother on november 3rd at work, I do not know where he is", "2026-11-03")]
    [InlineData("They took my brother yesterday. He has court on December 4", "2026-11-22")]
    [InlineData("ICE took my husband on dec 4, 2023 from our home", "2023-12-04")]
    public void Day_SaidWithTheArrest_IsTakenFromIt(string text, string day)
    {
        ToTheDetention(text);

        Asked("held_since").ShouldBeFalse();
        _rehearsal.Conversation!.Find("held_since").ShouldNotBeNull().Value.ShouldBe(new OnDate(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
        _rehearsal.Conversation.Find("held_since")!.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("they took him monday")] // today, or a week ago
    [InlineData("they took him and his court is december 4")]
    [InlineData("they did not take him yesterday but they have him now")]
    [InlineData("ICE has my brother since 3/4")]
    [InlineData("if they take him tomorrow what do I do, ICE is at my door")]
    [InlineData("they took my husband on saturday, they took my brother on friday")]
    public void Day_NotClearlyThatOfTheArrest_IsAsked(string text)
    {
        ToTheDetention(text);

        Asked("held_since").ShouldBeTrue();
    }

    [Fact]
    public void Back_OntoWhatWasTakenFromAnEarlierText_AsksIt()
    {
        ToTheDetention("yes they took him Saturday");
        Asked("held_since").ShouldBeFalse();

        for (var texts = 0; texts < 40 && _rehearsal.Conversation!.Find("held_since") is not null; texts++)
        {
            Say("back");
        }

        _rehearsal.Conversation!.Waiting.ShouldBe("held_since");
        Say("november 1");
        _rehearsal.Conversation.Find("held_since").ShouldNotBeNull().Value.ShouldBe(new OnDate(new DateOnly(2026, 11, 1)));
    }

    [Fact]
    public void Day_AskedForADayLater_IsCountedFromTheDayItWasSaid()
    {
        Say("hello", "1", "ICE took my brother. They deport him tomorrow");
        _rehearsal.Wait(TimeSpan.FromDays(1));
        Say("1");
        AnswerToTheDetention();

        _rehearsal.Conversation!.Find("removal_on").ShouldNotBeNull().Value.ShouldBe(new OnDate(new DateOnly(2026, 11, 24)));
        _rehearsal.Conversation.Find("removal_on")!.At.Day.ShouldBe(23);
    }

    [Fact]
    public void Arresters_NamedBesideTheArrestOnly_AreAskedFor()
    {
        ToTheDetention("my boss says he will call ICE. They arrested my brother");

        Asked("held_by").ShouldBeTrue();
    }

    [Fact]
    public void Arresters_NamedInTheFirstText_AreNotAskedFor()
    {
        ToTheDetention("ICE took my brother");

        _rehearsal.Conversation!.Find("held_by").ShouldNotBeNull().Value.ShouldBe(new Chosen(["ice"]));
    }

    // In English, as far as the question about the other side of what they told.
    private void ToTheDetention(string first)
    {
        Say("hello", "1", first, "1");
        AnswerToTheDetention();
    }

    private void AnswerToTheDetention()
    {
        for (var texts = 0; texts < 40 && _rehearsal.Conversation!.Phase is not Phase.Review && _rehearsal.Conversation.Find("client_country") is null; texts++)
        {
            _asked.Add(_rehearsal.Conversation.Waiting ?? "");
            Say(_rehearsal.Conversation.Waiting switch
            {
                "who" => "4",
                "danger_kind" => "1",
                _ => "0",
            });
        }
    }

    private bool Asked(string question) => _asked.Contains(question);

    private void Say(params string[] texts)
    {
        foreach (var text in texts)
        {
            _rehearsal.Wait(TimeSpan.FromSeconds(10));
            _rehearsal.Say(text);
        }
    }
}
