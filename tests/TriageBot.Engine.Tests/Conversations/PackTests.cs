using System.Collections.Frozen;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Tests.Checking;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>Two packs on one engine: each person hears the numbers, the name and the languages of their own.</summary>
public class PackTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private static readonly DialogEngine Engine = Of(TwoPacks.Load().Library([]));

    [Theory]
    [InlineData("small", "555-0100", "Legal Help Line")]
    [InlineData("oregon", "503-555-0100", "Oregon Help")]
    public void TextsOfAllPacks_NameThePacksOwnNumberAndName(string pack, string office, string hotline)
    {
        var rehearsal = new Rehearsal(Engine, pack, Now);

        Said(rehearsal, "English").ShouldContain($"you have reached {hotline}.");
        Said(rehearsal, "HELP").ShouldContain($"Our phone: {office}");
    }

    [Fact]
    public void Menu_ShowsOnlyTheLanguagesOfThePack()
    {
        var (small, oregon) = (new Rehearsal(Engine, "small", Now), new Rehearsal(Engine, "oregon", Now));

        Said(small, "???").ShouldContain("Español");
        Said(oregon, "???").ShouldNotContain("Español");
    }

    [Theory]
    [InlineData("sms", "+15035550100", null, "hello", "oregon")]
    [InlineData("whatsapp", "+15035550100", null, "hello", "oregon")]
    [InlineData("whatsapp", "+15035550199", null, "hello", "oregon")]
    [InlineData("sms", "+15035550199", null, "hello", null)]
    [InlineData("telegram", "oregon_bot", null, "hello", "oregon")]
    [InlineData("sms", "+15005550006", null, "hello", null)]
    [InlineData("sms", "+15005550006", null, "Salem, hello", "oregon")]
    [InlineData("sms", "+15035550100", null, "FERIA hola", "small")]
    [InlineData("web", null, "salem", "1", "oregon")]
    [InlineData("web", null, "fair", "1", "small")]
    [InlineData("web", null, "nobody-knows", "1", null)]
    [InlineData("sms", null, null, "I was in Salem", null)]
    public void Choice_IsTheWordThenTheNumber(string channel, string? to, string? source, string text, string? pack) =>
        Engine.Content.Choice.Of(channel, to, source, text).ShouldBe(pack);

    [Fact]
    public void Today_WhileThePlaceIsUnknown_IsThePacks()
    {
        var midnight = new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

        Engine.Content.Today(Begun("small"), midnight).ShouldBe(new DateOnly(2026, 11, 24));
        Engine.Content.Today(Begun("oregon"), midnight).ShouldBe(new DateOnly(2026, 11, 23));
    }

    [Fact]
    public void Restart_StaysInItsPack_AndALaterConversationIsChosenAnew()
    {
        var rehearsal = new Rehearsal(Engine, "oregon", Now);
        Said(rehearsal, "hello");
        Said(rehearsal, "RESTART");
        rehearsal.Conversation!.Dialog.ShouldBe("oregon");

        var spanish = rehearsal.Conversation with { Phase = Phase.Expired, Dialog = "small", Locale = "es" };
        var again = Engine.Take(spanish, new MessageCame(Now, "???"), new NewIds("c", "i", "K7-42"), "oregon");
        (again.Conversation.Dialog, again.Conversation.Locale).ShouldBe(("oregon", "en"));
    }

    [Fact]
    public void AnAlikePack_OfTheSameVersion_KeepsItsOwnWords()
    {
        var library = TwoPacks.Load().With("locales/en/oregon.yaml", "label: Safe", "label: Safe in Oregon").Library([]);
        library.Dialogs["small"].Version.ShouldBe(library.Dialogs["oregon"].Version);
        var content = Of(library).Content;

        content.PhrasingOf(content.Published("oregon"), "en").Find("safe.label").ShouldBe("Safe in Oregon");
        content.PhrasingOf(content.Published("small"), "en").Find("safe.label").ShouldBe("Safe");
        content.DialogOf(Begun("oregon")).Id.ShouldBe("oregon");
    }

    [Fact]
    public void APackThatIsTakenOut_GoesOnForWhomItHas()
    {
        var library = TwoPacks.Load().Library([]);
        var oregon = library.Dialogs["oregon"];
        var words = library.Locales.Values.Where(locale => locale.Dialogs.ContainsKey("oregon"))
            .ToFrozenDictionary(locale => locale.Tag, locale => locale.Dialogs["oregon"].ToFrozenDictionary(text => text.Key, text => text.Value.Text));
        var without = TwoPacks.Load();
        var engine = Of(new SoundContent(without.Files.Remove("dialogs/oregon/dialog.yaml")).Library([]) with { Pinned = [new PinnedDialog(oregon, words)] });

        var turn = engine.Take(Begun("oregon"), new MessageCame(Now, "RESTART"), new NewIds("c", "i", "K7-42"), "small");

        (turn.Conversation.Dialog, turn.Conversation.Waiting).ShouldBe(("oregon", "safe"));
        turn.Effects.OfType<Say>().ShouldHaveSingleItem().Text.ShouldContain("safe");
    }

    private static Conversation Begun(string pack)
    {
        var rehearsal = new Rehearsal(Engine, pack, Now);
        Said(rehearsal, "hello");
        return rehearsal.Conversation!;
    }

    private static string Said(Rehearsal rehearsal, string text) => string.Join('\n', rehearsal.Say(text).Effects.OfType<Say>().Select(say => say.Text));

    private static DialogEngine Of(Library library) => new(new Content(library, QuestionTypes.Default(), new EngineSettings
    {
        HotlineName = "Legal Help Line",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
    }));
}
