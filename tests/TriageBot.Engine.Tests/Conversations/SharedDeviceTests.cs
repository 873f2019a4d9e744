using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>Somebody writes on a device that goes on to the next person.</summary>
public class SharedDeviceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    private readonly List<string> _asked = [];
    private Conversation? _conversation;
    private DateTimeOffset _now = Start;
    private string _said = "";

    [Fact]
    public void Conversation_OnASharedDevice_AsksHowToReachThePersonAndNothingAboutThisPhone()
    {
        Say("my husband hits me", "1", "1", "1", "555 123 4567 after 5 pm");
        AnswerTheRest();

        _asked.ShouldContain("reach");
        _asked.ShouldNotContain("other_reads_phone");
        _asked.ShouldNotContain("safe_call");
        _asked.ShouldNotContain("best_time");
        _asked.ShouldNotContain("voicemail");
        _conversation!.Find("reach")!.Value.ShouldBe(new Words("555 123 4567 after 5 pm"));
    }

    [Theory]
    [InlineData("555 123 4567")]
    [InlineData("7735551234")]
    [InlineData("+52 1 656 123 4567")]
    [InlineData("ana@example.org")]
    [InlineData("٧٧٣٥٥٥١٢٣٤")]
    public void Reach_AnyWayToReachThem_IsKeptAsWritten(string way)
    {
        Say("hello", "1", "2", "1", "1", way);

        _conversation!.Find("reach")!.Value.ShouldBe(new Words(way));
        _conversation.Waiting.ShouldBe("topic");
    }

    [Fact]
    public void Submitted_OnASharedDevice_PromisesNoTextAndTellsTheNumberToWriteDown()
    {
        Say("hello", "1", "2", "1");
        AnswerTheRest();

        _conversation!.Phase.ShouldBe(Phase.Submitted);
        _said.ShouldContain("K7-42");
        _said.ShouldContain("Write it down");
        _said.ShouldNotContain("write here");
    }

    [Fact]
    public void Silence_OnASharedDevice_HandsOverInPartAndNudgesNobody()
    {
        var turn = Say("hello", "1", "2", "1", "1", "555 123 4567");

        turn.Effects.OfType<SetTimer>().ShouldContain(timer => timer.Kind == TimerKind.Partial);
        turn.Effects.OfType<SetTimer>().ShouldNotContain(timer => timer.Kind == TimerKind.Nudge);
        Take(new TimerFired(_now.AddHours(2), TimerKind.Partial)).Effects.OfType<TellCaseQueue>().ShouldHaveSingleItem().Type.ShouldBe("intake.partial");
    }

    [Fact]
    public void Answer_SecondsAfterAStory_IsTheNextAnswer()
    {
        Say("hello", "1", "2", "1");
        for (var i = 0; i < 40 && _conversation!.Waiting is not "story"; i++)
        {
            Say("0");
        }

        Say("they did not pay me");
        _now += TimeSpan.FromSeconds(2);
        Take(Message("Ana"));

        _conversation!.Find("first_name")!.Value.ShouldBe(new Words("Ana"));
        _conversation.Find("story")!.Value.ShouldBe(new Words("they did not pay me"));
    }

    [Fact]
    public void Restart_OnASharedDevice_StaysThere()
    {
        Say("hello", "1", "RESTART");

        _conversation!.SharedDevice.ShouldBeTrue();
    }

    [Fact]
    public void LanguagesName_AsTheFirstWord_IsChosenByThePerson()
    {
        Say("Español");

        (_conversation!.Locale, _conversation.LanguageChosen).ShouldBe(("es", true));
        _conversation.Remarks.ShouldBeEmpty();
    }

    private Turn Say(params string[] texts)
    {
        Turn turn = null!;
        foreach (var text in texts)
        {
            _now += TimeSpan.FromSeconds(20);
            turn = Take(Message(text));
        }

        return turn;
    }

    private void AnswerTheRest()
    {
        for (var i = 0; i < 60 && _conversation!.Phase is Phase.Screening or Phase.Review; i++)
        {
            Say("0");
        }
    }

    private MessageCame Message(string text) => new(_now, text) { SharedDevice = true };

    private Turn Take(Event @event)
    {
        var turn = Replays.Engine.Take(_conversation, @event, new NewIds("c", "i", "K7-42"), "intake");
        _conversation = SavedConversation.Read(SavedConversation.Write(turn.Conversation));
        _said = string.Join('\n', turn.Effects.OfType<Say>().Select(say => say.Text));
        _asked.Add(_conversation.Waiting ?? "none");
        return turn;
    }
}
