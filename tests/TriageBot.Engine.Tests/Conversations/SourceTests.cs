using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>The first word of a first message, or a link, says who sent somebody.</summary>
public class SourceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("FAIR ayuda", "fair", "es")]
    [InlineData("fair hello", "fair", "en")]
    [InlineData("Feria, hola necesito ayuda", "fair", "es")]
    [InlineData("FAIR", "fair", null)]
    [InlineData("Albergue: se llevaron a mi hermano la migra", "shelter", "es")]
    [InlineData("hola feria", null, "es")]
    [InlineData("fairly hello", null, "en")]
    [InlineData("hello", null, "en")]
    public void FirstMessage_WithOrWithoutAPlacesWord_TellsTheSourceAndTheLanguage(string text, string? source, string? locale)
    {
        var rehearsal = new Rehearsal(Replays.Engine, "intake", Now, saved: true);
        rehearsal.Say(text);

        rehearsal.Conversation!.Source.ShouldBe(source);
        rehearsal.Conversation.Locale.ShouldBe(locale);
    }

    [Theory]
    [InlineData("fair", "hello", "fair")]
    [InlineData("FERIA", "hola", "fair")]
    [InlineData("nowhere", "hello", null)]
    [InlineData("shelter", "FAIR hello", "shelter")]
    public void Link_WithATagOrAWord_TellsTheSource(string link, string text, string? source) =>
        First(new MessageCame(Now, text, Source: link)).Conversation.Source.ShouldBe(source);

    [Fact]
    public void PlacesWord_InFrontOfDanger_HidesNothing()
    {
        var turn = First(new MessageCame(Now, "FAIR ICE took my husband"));

        turn.Conversation.Flags.ShouldHaveSingleItem().Kind.ShouldBe("custody");
        turn.Effects.OfType<Page>().ShouldHaveSingleItem();
    }

    [Fact]
    public void PlacesWord_LaterOn_IsJustAText()
    {
        var rehearsal = new Rehearsal(Replays.Engine, "intake", Now);
        rehearsal.Say("hello");
        rehearsal.Say("FAIR");

        rehearsal.Conversation!.Source.ShouldBeNull();
    }

    [Fact]
    public void Source_AfterStartingOver_Stays()
    {
        var rehearsal = new Rehearsal(Replays.Engine, "intake", Now, saved: true);
        rehearsal.Say("FAIR hello");
        rehearsal.Wait(TimeSpan.FromSeconds(10));
        rehearsal.Say("RESTART");

        rehearsal.Conversation!.Source.ShouldBe("fair");
    }

    [Theory]
    [InlineData(Phase.Expired, "fair")]
    [InlineData(Phase.Withdrawn, null)]
    public void Source_OfAConversationThatEnded_IsForgottenOnlyWithIt(Phase ended, string? source)
    {
        var before = First(new MessageCame(Now, "FAIR hello")).Conversation with { Phase = ended };

        Replays.Engine.Take(before, new MessageCame(Now.AddDays(8), "hello"), new NewIds("c2", "i2", "K7-43"), "intake").Conversation.Source.ShouldBe(source);
    }

    private static Turn First(MessageCame message) => Replays.Engine.Take(null, message, new NewIds("c", "i", "K7-42"), "intake");
}
