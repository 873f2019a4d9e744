using FsCheck;
using FsCheck.Fluent;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Tests.Support;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>Rules raise the level, and only a named person lowers it; what is new raises it again.</summary>
public class LevelTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Set_Lower_IsToldAndStays()
    {
        var lowered = Set(Held(), Level.Within72h);

        lowered.Conversation.Handover!.Level.ShouldBe(Level.Within72h);
        lowered.Effects.OfType<TellCaseQueue>().ShouldHaveSingleItem().Type.ShouldBe(IntakeEvents.Updated);
        lowered.Effects.OfType<Page>().ShouldBeEmpty();

        var later = Write(lowered.Conversation, "he was moved to another room", Now.AddHours(1));
        later.Conversation.Handover!.Level.ShouldBe(Level.Within72h);
        later.Effects.OfType<Page>().ShouldBeEmpty();
    }

    [Fact]
    public void Set_Lower_ANewDangerRaisesItAgainAndPages()
    {
        var lowered = Set(Held(), Level.Routine).Conversation;

        var cry = Write(lowered, "he says he will kill me tonight", Now.AddHours(1));

        cry.Conversation.Handover!.Level.ShouldBe(Level.Emergency);
        cry.Effects.OfType<Page>().ShouldHaveSingleItem();
        cry.Effects.OfType<TellCaseQueue>().First().Type.ShouldBe(IntakeEvents.Flagged);
    }

    [Fact]
    public void Set_Lower_TheSameDangerToldAgainRaisesItAgain()
    {
        var lowered = Set(Held(), Level.Routine).Conversation;

        var again = Write(lowered, "ICE took my brother, he is in detention", Now.AddHours(1));

        again.Conversation.Handover!.Level.ShouldBe(Level.Emergency);
        again.Effects.OfType<Page>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Set_Higher_IsFlaggedAndPages()
    {
        var raised = Set(Held() with { Flags = [], Handover = new(Level.Routine, 1, Sent: true, Completed: true) }, Level.Emergency);

        raised.Conversation.Handover!.Level.ShouldBe(Level.Emergency);
        raised.Effects.OfType<TellCaseQueue>().ShouldHaveSingleItem().Type.ShouldBe(IntakeEvents.Flagged);
        raised.Effects.OfType<Page>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Set_TheSameOrBeforeAnyHandover_ChangesNothing()
    {
        Set(Held(), Level.Emergency).Effects.OfType<TellCaseQueue>().ShouldBeEmpty();
        Set(Held() with { Phase = Phase.Screening, Handover = null, Flags = [] }, Level.SameDay).Conversation.Handover.ShouldBeNull();
    }

    [Fact]
    public void Level_WithoutAPerson_NeverFalls() => Prop.ForAll(Texts(), texts =>
    {
        var (conversation, at) = (Held() with { Handover = new(Level.Within72h, 1, Sent: true, Completed: true), Flags = [] }, Now);
        foreach (var text in texts)
        {
            var before = conversation.Handover!.Level;
            conversation = Write(conversation, text, at = at.AddMinutes(7)).Conversation;
            if (conversation.Handover!.Level < before)
            {
                return false;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<string[]> Texts() =>
        Gen.Elements("1", "2", "0", "BACK", "no", "thank you", "my husband hits me", "ICE took him", "tomorrow I have court", "START", "EXIT", "I am safe now").ArrayOf(8).ToArbitrary();

    private static Turn Set(Conversation conversation, Level level) => Take(conversation, new LevelSet(Now, level));

    private static Turn Write(Conversation conversation, string text, DateTimeOffset at) => Take(conversation, new MessageCame(at, text));

    private static Turn Take(Conversation conversation, Event @event) =>
        Replays.Engine.Take(SavedConversation.Read(SavedConversation.Write(conversation)), @event, new NewIds("cnv_9", "int_9", "T9-1"), "intake");

    private static Conversation Held() => Conversation.Begin(new NewIds("cnv_1", "int_1", "K7-42"), Replays.Engine.Content.Published("intake"), Now.AddDays(-1)) with
    {
        Phase = Phase.Submitted,
        Locale = "en",
        Consent = new(Given: true, "v1", "en", "1", Now.AddDays(-1)),
        Handover = new(Level.Emergency, 1, Sent: true, Completed: true),
        Flags = [new("custody", Now.AddDays(-1))],
        LastHeardAt = Now.AddHours(-1),
    };
}
