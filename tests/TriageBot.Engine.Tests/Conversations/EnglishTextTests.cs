using System.Collections.Immutable;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>What a machine makes of people's words is kept beside them, for as long as they are.</summary>
public class EnglishTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void English_OfWordsThatWereSaid_IsKeptAndTold()
    {
        var turn = Come(Case(), new EnglishText(EnglishText.Key("tengo una carta"), "I have a letter", "azure"));

        turn.Conversation.EnglishOf("tengo una carta")!.Text.ShouldBe("I have a letter");
        turn.Effects.OfType<TellCaseQueue>().ShouldHaveSingleItem().Type.ShouldBe(IntakeEvents.Updated);
    }

    [Fact]
    public void English_ComingAgain_KeepsTheFirstAndTellsNobody()
    {
        var first = Come(Case(), new EnglishText(EnglishText.Key("tengo una carta"), "I have a letter", "azure"));
        var again = Come(first.Conversation, new EnglishText(EnglishText.Key("tengo una carta"), "I have a card", "azure"));

        again.Conversation.EnglishOf("tengo una carta")!.Text.ShouldBe("I have a letter");
        again.Effects.OfType<TellCaseQueue>().ShouldBeEmpty();
    }

    [Fact]
    public void English_OfWhatWasEnglishAlready_IsRememberedAndTellsNobody()
    {
        var turn = Come(Case(), new EnglishText(EnglishText.Key("tengo una carta"), null, "azure"));

        turn.Conversation.EnglishOf("tengo una carta").ShouldNotBeNull().Text.ShouldBeNull();
        turn.Effects.OfType<TellCaseQueue>().ShouldBeEmpty();
    }

    [Fact]
    public void English_OfWordsNobodySaid_IsNotKept() =>
        Come(Case(), new EnglishText(EnglishText.Key("otra cosa"), "something else", "azure")).Conversation.English.ShouldBeEmpty();

    [Fact]
    public void English_WithoutConsent_IsNotKept() =>
        Come(Case() with { Consent = null }, new EnglishText(EnglishText.Key("tengo una carta"), "I have a letter", "azure")).Conversation.English.ShouldBeEmpty();

    [Fact]
    public void Words_Forgotten_TakeTheirEnglishAlong()
    {
        var told = Come(Case(), new EnglishText(EnglishText.Key("tengo una carta"), "I have a letter", "azure")).Conversation;

        Take(told, new TimerFired(Now, TimerKind.Texts)).Conversation.English.ShouldBeEmpty();
    }

    private static Conversation Case() => Conversation.Begin(new NewIds("cnv_1", "int_1", "K7-42"), Replays.Engine.Content.Published("intake"), Now) with
    {
        Phase = Phase.Submitted,
        Locale = "es",
        Consent = new(Given: true, "v1", "es", "1", Now),
        Remarks = [new("tengo una carta", Now)],
        Handover = new(TriageBot.Engine.Urgency.Level.Routine, 1, Sent: true, Completed: true),
    };

    private static Turn Come(Conversation conversation, params ImmutableArray<EnglishText> english) => Take(conversation, new EnglishCame(Now, english));

    private static Turn Take(Conversation conversation, Event @event) => Replays.Engine.Take(conversation, @event, new NewIds("cnv_2", "int_2", "T2-1"), "intake");
}
