using System.Collections.Immutable;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Tests.Support;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>What the case has for the person reaches them when they can read it safely, and once.</summary>
public class NewsTests
{
    // Ten in the morning in New York.
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Night = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Meeting = new(2026, 12, 1, 19, 30, 0, TimeSpan.Zero);
    private static readonly News Accepted = new(NewsKind.Accepted, "int_1", "K7-42") { Clinic = "Westside" };
    private static readonly News Appointment = new(NewsKind.Appointment, "int_1", "K7-42") { Meeting = Meeting, Place = "1200 Main St" };
    private static readonly News Message = new(NewsKind.Message, "int_1", "K7-42") { Text = "¿Tienes la carta?", English = "Do you have the letter?" };
    private static readonly News Closed = new(NewsKind.Closed, "int_1", "K7-42");

    [Fact]
    public void News_ByDay_IsSaidAtOnceInTheirLanguage()
    {
        var turn = Tell(Case(), Accepted);

        var said = turn.Effects.OfType<Say>().ShouldHaveSingleItem();
        (said.Text.Contains("K7-42", StringComparison.Ordinal), said.Text.Contains("Westside", StringComparison.Ordinal), said.Answers, said.Safety).ShouldBe((true, true, false, false));
        said.Text.ShouldStartWith("Hola");
        turn.Effects.OfType<NewsTaken>().ShouldHaveSingleItem().ShouldBe(new NewsTaken("int_1", NewsState.Said, null));
        turn.Effects.OfType<TellCaseQueue>().ShouldBeEmpty();
    }

    [Fact]
    public void News_AtNight_WaitsForTheMorning()
    {
        var turn = Tell(Case(), Accepted, Night);

        turn.Effects.OfType<Say>().ShouldBeEmpty();
        turn.Effects.OfType<NewsTaken>().ShouldHaveSingleItem().ShouldBe(new NewsTaken("int_1", NewsState.Waits, "night"));
        var due = turn.Effects.OfType<SetTimer>().Single(timer => timer.Kind is TimerKind.News).Due;
        due.ShouldBe(new DateTimeOffset(2026, 11, 24, 13, 0, 0, TimeSpan.Zero));

        var morning = Take(turn.Conversation, new TimerFired(due, TimerKind.News));
        morning.Effects.OfType<Say>().ShouldHaveSingleItem().Text.ShouldContain("Westside");
        morning.Conversation.News.ShouldBeEmpty();
        morning.Effects.OfType<ClearTimer>().ShouldContain(timer => timer.Kind == TimerKind.News);
    }

    [Theory]
    [InlineData(Level.Emergency, 0)]
    [InlineData(Level.SameDay, 10)]
    public void News_AtNight_GoesOutToWhoeverIsInDangerOrHasJustWritten(Level level, int minutesSinceHeard)
    {
        var conversation = Case() with { Handover = new(level, 1, Sent: true, Completed: true), LastHeardAt = Night.AddMinutes(minutesSinceHeard == 0 ? -300 : -minutesSinceHeard) };

        Tell(conversation, Accepted, Night).Effects.OfType<Say>().ShouldHaveSingleItem();
    }

    [Fact]
    public void News_InSafeMode_WaitsForTheirNextTextAndIsSaidOnceTheySayThatItIsSafe()
    {
        var turn = Tell(Case() with { SafeMode = true }, Accepted);

        turn.Effects.OfType<Say>().ShouldBeEmpty();
        turn.Effects.OfType<NewsTaken>().ShouldHaveSingleItem().Why.ShouldBe("not-safe");
        turn.Effects.OfType<SetTimer>().ShouldNotContain(timer => timer.Kind == TimerKind.News);

        var asked = Take(turn.Conversation, new MessageCame(Now.AddDays(1), "hola"));
        asked.Effects.OfType<Say>().ShouldHaveSingleItem().Text.ShouldNotContain("Westside");
        var said = Take(asked.Conversation, new MessageCame(Now.AddDays(1).AddMinutes(1), "1"));
        said.Effects.OfType<Say>().ShouldHaveSingleItem().Text.ShouldContain("Westside");
        said.Conversation.News.ShouldBeEmpty();
        said.Conversation.Remarks.ShouldHaveSingleItem().Text.ShouldBe("hola");
    }

    [Theory]
    [InlineData("2")]
    [InlineData("who is this")]
    [InlineData("AYUDA")]
    public void News_InSafeMode_SomebodyElseHoldsThePhone_IsNotSaid(string text)
    {
        var waiting = Tell(Case() with { SafeMode = true }, Accepted).Conversation;
        var asked = Take(waiting, new MessageCame(Now.AddDays(1), "hola")).Conversation;

        var answered = Take(asked, new MessageCame(Now.AddDays(1).AddMinutes(1), text));

        answered.Effects.OfType<Say>().ShouldAllBe(say => !say.Text.Contains("Westside", StringComparison.Ordinal));
        answered.Conversation.News.ShouldHaveSingleItem();
        Take(answered.Conversation, new MessageCame(Now.AddDays(1).AddMinutes(2), "otra cosa")).Effects.OfType<Say>().ShouldAllBe(say => !say.Text.Contains("Westside", StringComparison.Ordinal));
    }

    [Fact]
    public void News_WhilePaused_WaitsUntilTheySayThatItIsSafe()
    {
        var paused = Case() with { Phase = Phase.Paused, Resume = Phase.Screening, SafeMode = true, Handover = new(Level.SameDay, 1, Sent: true, Completed: false) };
        var waiting = Tell(paused, Accepted).Conversation;

        var back = Take(waiting, new MessageCame(Now.AddDays(1), "hola"));
        back.Effects.OfType<Say>().ShouldHaveSingleItem().Text.ShouldNotContain("Westside");
        var safe = Take(back.Conversation, new MessageCame(Now.AddDays(1).AddMinutes(1), "1"));
        safe.Effects.OfType<Say>().ShouldHaveSingleItem().Text.ShouldContain("Westside");
    }

    [Fact]
    public void News_ToWhomNothingMayBeSent_IsRefusedWithTheReason()
    {
        Why(Case() with { OptedOut = true, Phase = Phase.Stopped, Resume = Phase.Submitted }).ShouldBe("opted-out");
        Why(Case() with { SharedDevice = true }).ShouldBe("shared-device");
        Why(Case() with { Consent = null }).ShouldBe("no-consent");
        Why(Case() with { Phase = Phase.Withdrawn }).ShouldBe("withdrawn");

        static string? Why(Conversation conversation)
        {
            var turn = Tell(conversation, Accepted);
            turn.Effects.OfType<Say>().ShouldBeEmpty();
            turn.Conversation.News.ShouldBeEmpty();
            return turn.Effects.OfType<NewsTaken>().ShouldHaveSingleItem().Why;
        }
    }

    [Fact]
    public void Appointment_IsSaidInTheirPlacesTimeAndRemindedOfTheDayBefore()
    {
        var turn = Tell(Case(), Appointment);

        turn.Effects.OfType<Say>().ShouldHaveSingleItem().Text.ShouldContain("martes 1 de diciembre de 2026");
        turn.Effects.OfType<Say>().Single().Text.ShouldContain("2:30 PM");
        var due = turn.Effects.OfType<SetTimer>().Single(timer => timer.Kind is TimerKind.News).Due;
        due.ShouldBe(Meeting.AddDays(-1));

        var reminder = Take(turn.Conversation, new TimerFired(due, TimerKind.News)).Effects.OfType<Say>().ShouldHaveSingleItem().Text;
        reminder.ShouldContain("mañana");
        reminder.ShouldContain("2:30 PM");
    }

    [Fact]
    public void Appointment_EarlyInTheMorning_IsNotRemindedOfAtNight()
    {
        var early = Appointment with { Meeting = new DateTimeOffset(2026, 12, 1, 11, 30, 0, TimeSpan.Zero) };

        var due = Tell(Case(), early).Effects.OfType<SetTimer>().Single(timer => timer.Kind is TimerKind.News).Due;

        due.ShouldBe(new DateTimeOffset(2026, 11, 30, 13, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Appointment_ThisAfternoon_IsNotRemindedOf() =>
        Tell(Case(), Appointment with { Meeting = Now.AddHours(5) }).Conversation.News.ShouldBeEmpty();

    [Fact]
    public void Appointment_Moved_TakesThePlaceOfTheOneBefore()
    {
        var first = Tell(Case(), Appointment).Conversation;
        var moved = Tell(first, Appointment with { Meeting = Meeting.AddDays(2) }).Conversation;

        moved.News.ShouldHaveSingleItem().News.Meeting.ShouldBe(Meeting.AddDays(2));
        Tell(moved, new News(NewsKind.AppointmentOff, "int_1", "K7-42") { Meeting = Meeting.AddDays(2) }).Conversation.News.ShouldBeEmpty();
        Tell(moved, Closed).Conversation.News.ShouldBeEmpty();
    }

    [Fact]
    public void Documents_AreListedInPlainWords()
    {
        var text = Tell(Case(), new News(NewsKind.Documents, "int_1", "K7-42") { Papers = ["passport", "hearing_notice"] }).Effects.OfType<Say>().ShouldHaveSingleItem().Text;

        text.Split('\n').Length.ShouldBe(3);
        text.ShouldContain("\n- Pasaporte");
    }

    [Fact]
    public void Declined_NobodyIsLeftWithNothing()
    {
        var place = Replays.Engine.Content.Of("intake");
        var directory = place.Placeholders(place.Offered[0])["phone.directory"];

        Said(new News(NewsKind.Declined, "int_1", "K7-42") { Clinic = "Westside" }).ShouldContain(directory);
        var referred = Said(new News(NewsKind.Declined, "int_1", "K7-42") { Clinic = "Westside", Referral = "Northside 555 0100" });
        (referred.Contains("Northside 555 0100", StringComparison.Ordinal), referred.Contains(directory, StringComparison.Ordinal)).ShouldBe((true, true));

        static string Said(News news) => Tell(Case(), news).Effects.OfType<Say>().ShouldHaveSingleItem().Text;
    }

    [Fact]
    public void Message_KeepsItsEnglishForTheThread()
    {
        var said = Tell(Case(), Message).Effects.OfType<Say>().ShouldHaveSingleItem();

        (said.Text.Contains("¿Tienes la carta?", StringComparison.Ordinal), said.English).ShouldBe((true, "Do you have the letter?"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Message_WhileAQuestionIsOpen_ItsAnswerGoesToStaffAndTheQuestionIsAskedAgain(bool sent)
    {
        var asking = Case() with { Phase = Phase.Screening, Waiting = "detained", Handover = new(Level.SameDay, 1, sent, Completed: false) };
        var told = Tell(asking with { Answers = [Answer("safe", new Yes()), Answer("danger", new No()), Answer("consent", new Yes())] }, Message).Conversation;

        var answered = Take(told, new MessageCame(Now.AddMinutes(2), "no"));

        answered.Conversation.Remarks.ShouldHaveSingleItem().Text.ShouldBe("no");
        answered.Conversation.Find("detained").ShouldBeNull();
        answered.Effects.OfType<TellCaseQueue>().ShouldHaveSingleItem().Type.ShouldBe(IntakeEvents.Updated);
        answered.Conversation.Waiting.ShouldNotBeNull();
    }

    [Fact]
    public void News_WhileDeleteWaitsForItsAnswer_WaitsAndTheAnswerErases()
    {
        var deleting = Case() with { Aside = Aside.ConfirmDelete, LastHeardAt = Now.AddMinutes(-5) };

        var told = Tell(deleting, Closed);

        told.Effects.OfType<Say>().ShouldBeEmpty();
        told.Effects.OfType<NewsTaken>().ShouldHaveSingleItem().Why.ShouldBe("answering");
        Take(told.Conversation, new MessageCame(Now.AddMinutes(1), "1")).Effects.OfType<Erase>().ShouldHaveSingleItem();
        var due = told.Effects.OfType<SetTimer>().Single(timer => timer.Kind is TimerKind.News).Due;
        var later = Take(told.Conversation, new TimerFired(due, TimerKind.News));
        later.Effects.OfType<Say>().ShouldHaveSingleItem();
        Take(later.Conversation, new MessageCame(due.AddMinutes(1), "1")).Effects.OfType<Erase>().ShouldBeEmpty();
    }

    [Fact]
    public void News_InSafeMode_DeleteIsAskedAboutBeforeAnythingElse()
    {
        var waiting = Tell(Case() with { SafeMode = true }, Accepted).Conversation;

        var deleting = Take(waiting, new MessageCame(Now.AddDays(1), "BORRAR"));

        deleting.Conversation.Aside.ShouldBe(Aside.ConfirmDelete);
        Take(deleting.Conversation, new MessageCame(Now.AddDays(1).AddMinutes(1), "1")).Effects.OfType<Erase>().ShouldHaveSingleItem();
    }

    [Fact]
    public void News_InSafeModeAfterTheIntakeWasSent_IsNotSaidToWhoeverHasJustTexted()
    {
        var stranger = Case() with { SafeMode = true, LastHeardAt = Now.AddMinutes(-1) };

        Tell(stranger, Accepted).Effects.OfType<NewsTaken>().ShouldHaveSingleItem().Why.ShouldBe("not-safe");
        Tell(stranger with { Answers = [Answer("safe", new Yes()) with { At = Now.AddMinutes(-10) }] }, Accepted).Effects.OfType<Say>().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("1", "yes")]
    [InlineData("no", "no")]
    [InlineData("3", "not-sure")]
    public void Closed_TheSurveysAnswer_IsTold(string text, string value)
    {
        var asked = Tell(Case(), Closed);
        asked.Effects.OfType<Say>().ShouldHaveSingleItem().Text.Split('\n').Length.ShouldBe(2);

        var answered = Take(asked.Conversation, new MessageCame(Now.AddMinutes(2), text));

        answered.Conversation.Feedback!.Value.ShouldBe(value);
        answered.Effects.OfType<TellCaseQueue>().ShouldHaveSingleItem().Type.ShouldBe(IntakeEvents.Feedback);
        answered.Conversation.Remarks.ShouldBeEmpty();
        Tell(answered.Conversation, Closed).Effects.OfType<Say>().ShouldHaveSingleItem().Text.Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public void Closed_SomethingElseThanAnAnswer_ReachesTheCase()
    {
        var asked = Tell(Case(), Closed).Conversation;

        var answered = Take(asked, new MessageCame(Now.AddMinutes(2), "me llegó otra carta de la corte"));

        answered.Conversation.Feedback.ShouldBeNull();
        answered.Conversation.Remarks.ShouldHaveSingleItem();
        answered.Effects.OfType<TellCaseQueue>().ShouldHaveSingleItem().Type.ShouldBe(IntakeEvents.Updated);
    }

    [Fact]
    public void Closed_TheSurveySkipped_TellsNobody()
    {
        var skipped = Take(Tell(Case(), Closed).Conversation, new MessageCame(Now.AddMinutes(2), "0"));

        (skipped.Conversation.Feedback, skipped.Conversation.Aside).ShouldBe((null, Aside.None));
        skipped.Effects.OfType<TellCaseQueue>().ShouldBeEmpty();
    }

    [Fact]
    public void News_AfterThePersonWentSilent_TheirAnswerBelongsToTheCase()
    {
        var expired = Case() with { Phase = Phase.Expired, Handover = new(Level.SameDay, 2, Sent: true, Completed: false) };
        var told = Tell(expired, Accepted).Conversation;
        told.Phase.ShouldBe(Phase.FollowUp);

        var answered = Take(told, new MessageCame(Now.AddHours(2), "gracias, los espero"));

        answered.Conversation.IntakeId.ShouldBe("int_1");
        answered.Effects.OfType<TellCaseQueue>().ShouldHaveSingleItem().Type.ShouldBe(IntakeEvents.Updated);
    }

    [Fact]
    public void News_OfAnEarlierIntake_NamesItsReference()
    {
        var said = Tell(Case() with { IntakeId = "int_2", Reference = "T9-1" }, Closed).Effects.OfType<Say>().ShouldHaveSingleItem().Text;

        said.ShouldContain("K7-42");
        said.Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public void News_OfEveryKind_CanBeSaidInEveryLanguageAndBeginsBland()
    {
        News[] all =
        [
            Accepted, Appointment, Closed, Message,
            Appointment with { Kind = NewsKind.AppointmentOff },
            new(NewsKind.Documents, "int_1", "K7-42") { Papers = Engine.Texts.Papers.All },
            new(NewsKind.Declined, "int_1", "K7-42") { Clinic = "Immigration Law Center" },
            new(NewsKind.Declined, "int_1", "K7-42") { Clinic = "Immigration Law Center", Referral = "Deportation Defense" },
        ];
        foreach (var locale in Replays.Engine.Content.Of("intake").Offered)
        {
            foreach (var news in all)
            {
                var text = Tell(Case() with { Locale = locale.Tag }, news).Effects.OfType<Say>().ShouldHaveSingleItem().Text;
                text.ShouldNotContain('{');
                text[..Math.Min(40, text.Length)].ShouldNotContain("Immigration", customMessage: $"{locale.Tag}: {text}");
            }
        }
    }

    private static Answer Answer(string question, AnswerValue value) => new(question, value, "1", "es", Now.AddHours(-1));

    private static Turn Tell(Conversation conversation, News news, DateTimeOffset? at = null) => Take(conversation, new NewsCame(at ?? Now, news));

    // Saved and read in between, as a host does.
    private static Turn Take(Conversation conversation, Event @event) =>
        Replays.Engine.Take(SavedConversation.Read(SavedConversation.Write(conversation)), @event, new NewIds("cnv_9", "int_9", "T9-1"), "intake");

    private static Conversation Case() => Conversation.Begin(new NewIds("cnv_1", "int_1", "K7-42"), Replays.Engine.Content.Published("intake"), Now.AddDays(-1)) with
    {
        Phase = Phase.Submitted,
        Locale = "es",
        Consent = new(Given: true, "v1", "es", "1", Now.AddDays(-1)),
        Handover = new(Level.Within72h, 1, Sent: true, Completed: true),
        LastHeardAt = Now.AddHours(-20),
    };
}
