using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>Whoever speaks instead of typing gets to the end too.</summary>
public class VoiceAnswerTests
{
    private const string Cannot = "cannot listen";

    private readonly Rehearsal _rehearsal = new(
        new DialogEngine(new Content(RepositoryContent.Load(new List<Finding>()), QuestionTypes.Default(), new EngineSettings
        {
            HotlineName = "Legal Help Line",
            Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
        })),
        "intake",
        new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero),
        saved: true);

    [Fact]
    public void VoiceNotesAlone_AfterConsent_ReachTheEndWithOneReminderAQuestionAtMost()
    {
        Text("hello", "1", "2", "1");

        var asked = new List<string>();
        while (_rehearsal.Conversation!.Phase is not Phase.Submitted)
        {
            asked.Add(_rehearsal.Conversation.Waiting ?? "review");
            Speak().ShouldContain(Cannot);
            asked.Count.ShouldBeLessThan(100);
        }

        asked.GroupBy(question => question, StringComparer.Ordinal).ShouldAllBe(times => times.Count() <= (times.Key == "review" ? 3 : 2));
        _rehearsal.Conversation.Attachments.Length.ShouldBe(Math.Min(asked.Count, 30));
        _rehearsal.Conversation.Attachments.Select(one => one.Question ?? "review").ShouldBe(asked.Take(30));
        _rehearsal.Conversation.Answers.Where(answer => answer.Question is not ("safe" or "danger" or "consent")).ShouldAllBe(answer => answer.Value is Unread);
        _rehearsal.Conversation.Handover.ShouldNotBeNull().Completed.ShouldBeTrue();
    }

    [Fact]
    public void VoiceNotesAlone_AtConsent_NeverCountAsConsent()
    {
        Text("hello", "1", "2");

        Speak();
        Speak();

        _rehearsal.Conversation!.Phase.ShouldBe(Phase.Paused);
        _rehearsal.Conversation.Consent.ShouldBeNull();
    }

    [Fact]
    public void SecondPicture_InTheSameBreath_IsListedAndNoFurtherAnswer()
    {
        Text("hello", "1", "2", "1");
        Speak();
        var waiting = _rehearsal.Conversation!.Waiting;

        _rehearsal.Wait(TimeSpan.FromSeconds(2));
        var turn = _rehearsal.Say("", "image/jpeg", "image/jpeg");

        turn.Effects.OfType<Say>().ShouldBeEmpty();
        turn.Effects.OfType<Fetch>().ShouldBe([new Fetch(2, 0), new Fetch(3, 1)]);
        _rehearsal.Conversation.Waiting.ShouldBe(waiting);
        _rehearsal.Conversation.Attachments.Length.ShouldBe(3);
    }

    [Fact]
    public void Picture_WithACaption_IsAnsweredByTheCaption()
    {
        Text("hello", "1", "2");

        var said = _rehearsal.Say("1", "image/jpeg").Effects.OfType<Say>().ShouldHaveSingleItem().Text;

        said.ShouldContain("a person will look at it");
        said.ShouldNotContain(Cannot);
        _rehearsal.Conversation!.Consent.ShouldNotBeNull().Given.ShouldBeTrue();
    }

    [Fact]
    public void VoiceNote_ToAStory_IsTakenAtOnce()
    {
        Text("hello", "1", "2", "1");
        while (_rehearsal.Conversation!.Waiting is { } waiting && !IsStory(waiting))
        {
            Text("0");
        }

        var story = _rehearsal.Conversation.Waiting.ShouldNotBeNull();
        Speak();

        _rehearsal.Conversation.Find(story).ShouldNotBeNull().Value.ShouldBeOfType<Unread>();
    }

    private bool IsStory(string question) => RepositoryContent.Load(new List<Finding>()).Dialogs["intake"].Find(question) is { Type: "text" };

    private string Speak()
    {
        _rehearsal.Wait(TimeSpan.FromSeconds(10));
        return string.Concat(_rehearsal.Say("", "audio/ogg").Effects.OfType<Say>().Select(say => say.Text));
    }

    private void Text(params string[] texts)
    {
        foreach (var text in texts)
        {
            _rehearsal.Wait(TimeSpan.FromSeconds(10));
            _rehearsal.Say(text);
        }
    }
}
