using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>Somebody speaks a language that most of its speakers do not read.</summary>
public class RelayTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    private readonly Rehearsal _rehearsal = new(Replays.Engine, "intake", Now, saved: true);

    [Theory]
    [InlineData("mam", "mam", "es")]
    [InlineData("Hablo Mam", "mam", "es")]
    [InlineData("no hablo español, hablo mam", "mam", "es")]
    [InlineData("no hablo español, solo mam por favor", "mam", "es")]
    [InlineData("hola buenas tardes hablo k'iche'", "quc", "es")]
    [InlineData("Quiché", "quc", "es")]
    [InlineData("KICHE", "quc", "es")]
    [InlineData("mi idioma es el kanjobal", "kjb", "es")]
    [InlineData("Qʼanjobʼal", "kjb", "es")]
    [InlineData("je parle wolof", "wo", "fr")]
    [InlineData("oulof", "wo", "fr")]
    [InlineData("I speak Wolof", "wo", "fr")]
    [InlineData("hablo mam y me detuvo la migra", "mam", "es")]
    [InlineData("hello mam", null, "en")]
    [InlineData("I speak English mam", null, "en")]
    [InlineData("good morning mam please help me with my case", null, "en")]
    [InlineData("no hablo mam", null, "es")]
    [InlineData("mi esposo habla mam, yo necesito ayuda con el", null, "es")]
    [InlineData("mi mamá necesita ayuda", null, "es")]
    public void FirstMessage_WithOrWithoutTheName_TellsWhatIsSpokenAndGoesOnInWhatMayBeRead(string text, string? spoken, string locale)
    {
        var said = Say(text);

        _rehearsal.Conversation!.Spoken.ShouldBe(spoken);
        _rehearsal.Conversation.Locale.ShouldBe(locale);
        said.Contains(Relay(locale), StringComparison.Ordinal).ShouldBe(spoken is not null);
    }

    [Theory]
    [InlineData("27", "quc", "es")]
    [InlineData("٣٠", "wo", "fr")]
    [InlineData("wolof", "wo", "fr")]
    public void Menu_AfterZero_HasThemLastAndTakesNumberAndName(string answer, string spoken, string locale)
    {
        Say("qzxv");
        Say("0").ShouldEndWith("26 မြန်မာ\n27 K'iche'\n28 Mam\n29 Q'anjob'al\n30 Wolof");
        Say(answer);

        _rehearsal.Conversation!.Spoken.ShouldBe(spoken);
        _rehearsal.Conversation.Locale.ShouldBe(locale);
        _rehearsal.Conversation.LanguageChosen.ShouldBeTrue();
    }

    [Fact]
    public void Menu_NumberBehindTheLast_ChoosesNothing()
    {
        Say("qzxv");
        Say("31");

        _rehearsal.Conversation!.Locale.ShouldBeNull();
        _rehearsal.Conversation.Spoken.ShouldBeNull();
    }

    [Theory]
    [InlineData("hola", "mam", "mam")]
    [InlineData("hello", "mam", null)]
    [InlineData("hello", "I speak K'iche'", "quc")]
    [InlineData("hello", "yes mam", null)]
    public void LaterOn_NameAlone_CountsOnlyWhereItCannotMeanElse(string first, string text, string? spoken)
    {
        Say(first);
        Say(text);

        _rehearsal.Conversation!.Spoken.ShouldBe(spoken);
    }

    [Fact]
    public void LaterOn_NameAloneWhereWordsAreAsked_IsTheAnswer()
    {
        Say("hola");
        foreach (var answer in new[] { "1", "2", "1" })
        {
            Say(answer);
        }

        while (_rehearsal.Conversation!.Waiting is { } waiting && Replays.Engine.Content.Published("intake").Find(waiting) is not { Type: "name" })
        {
            Say("0");
        }

        var name = _rehearsal.Conversation.Waiting.ShouldNotBeNull();
        Say("Mam");

        _rehearsal.Conversation.Spoken.ShouldBeNull();
        _rehearsal.Conversation.Find(name).ShouldNotBeNull().Value.ShouldBe(new Words("Mam"));
    }

    [Fact]
    public void LaterOn_InTheMiddle_AsksAgainAndKeepsAnswers()
    {
        Say("hello");
        Say("1");
        var said = Say("I only speak Wolof");

        said.ShouldContain(Relay("fr"));
        _rehearsal.Conversation!.Waiting.ShouldBe("danger");
        _rehearsal.Conversation.Find("safe").ShouldNotBeNull();
    }

    [Fact]
    public void ChoosingAnotherLanguage_AfterwardsOrTheSameToRead_EndsIt()
    {
        Say("hablo mam");
        Say("español");
        _rehearsal.Conversation!.Spoken.ShouldBeNull();

        Say("hablo mam");
        Say("english");
        _rehearsal.Conversation.Spoken.ShouldBeNull();
        _rehearsal.Conversation.Locale.ShouldBe("en");
    }

    [Fact]
    public void StartingOver_KeepsIt()
    {
        Say("hablo mam");
        Say("1");
        Say("REINICIAR");

        _rehearsal.Conversation!.Waiting.ShouldBe("safe");
        _rehearsal.Conversation.Spoken.ShouldBe("mam");
    }

    [Fact]
    public void AfterSending_StaffAreTold()
    {
        Finish();
        var turn = _rehearsal.Say("hablo mam");

        turn.Effects.OfType<TellCaseQueue>().ShouldHaveSingleItem().Type.ShouldBe(IntakeEvents.Updated);
    }

    [Fact]
    public void VoiceNotes_OneAQuestion_ReachTheEndInLanguageOfRelay()
    {
        Say("hablo mam");
        foreach (var answer in new[] { "1", "2", "1" })
        {
            Say(answer);
        }

        var asked = new List<string>();
        while (_rehearsal.Conversation!.Phase is Phase.Screening)
        {
            asked.Add(_rehearsal.Conversation.Waiting!);
            _rehearsal.Wait(TimeSpan.FromSeconds(20));
            _rehearsal.Say("", "audio/ogg");
        }

        asked.ShouldBeUnique();
        _rehearsal.Conversation.Phase.ShouldBe(Phase.Review);
        _rehearsal.Conversation.Answers.ShouldAllBe(answer => answer.Language == "es");
    }

    [Fact]
    public void SharedDevice_IsNotToldToSpeak()
    {
        var turn = Replays.Engine.Take(null, new MessageCame(Now, "hablo mam") { SharedDevice = true }, new NewIds("c", "i", "K7-42"), "intake");

        turn.Conversation.Spoken.ShouldBe("mam");
        turn.Effects.OfType<Say>().ShouldHaveSingleItem().Text.ShouldNotContain(Relay("es"));
    }

    [Fact]
    public void RelayLocale_NotOffered_GivesTheNext()
    {
        var library = RepositoryContent.Load(new List<Finding>());
        var spanish = library.Locales.Values.Select(locale => locale.Tag == "es" ? locale : locale with { Review = locale.Review with { By = "R", Status = "reviewed" } });
        var content = new Content(
            library with { Locales = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(spanish, locale => locale.Tag, StringComparer.Ordinal) },
            QuestionTypes.Default(),
            new EngineSettings { HotlineName = "Legal Help Line", Zone = TimeZoneInfo.Utc, RequireReviewed = true });

        var turn = new DialogEngine(content).Take(null, new MessageCame(Now, "hablo mam"), new NewIds("c", "i", "K7-42"), "intake");

        turn.Conversation.Locale.ShouldBe("en");
        turn.Conversation.Spoken.ShouldBe("mam");
    }

    private static string Relay(string locale) => Locales.All[locale].Common["language.relay"].Text.Split('{')[0];

    private void Finish()
    {
        Say("hola");
        foreach (var answer in new[] { "1", "2", "1" })
        {
            Say(answer);
        }

        while (_rehearsal.Conversation!.Phase is Phase.Screening or Phase.Review)
        {
            Say("0");
        }
    }

    private string Say(string text)
    {
        _rehearsal.Wait(TimeSpan.FromSeconds(20));
        return string.Join('\n', _rehearsal.Say(text).Effects.OfType<Say>().Select(say => say.Text));
    }
}
