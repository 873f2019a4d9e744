using System.Text.Json.Nodes;
using TriageBot.Stores;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Try;

public sealed class PhoneTests : IAsyncLifetime
{
    private RunningHost _host = null!;
    private WebPhone _phone = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start(settings: ("Alerts:To:0", "+15550100001"));
        _phone = new WebPhone(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Message_Hola_IsAnsweredInSpanishAndStandsInTheThread()
    {
        var answer = await _phone.Text("hola");

        answer.ShouldContain("¿Es seguro para ti");
        var thread = await _phone.Thread();
        Said(thread).ShouldBe([("me", "hola"), ("bot", answer)]);
        ((string?)thread["staff"]!["language"]!["name"]).ShouldBe("Spanish");
        ((string?)thread["staff"]!["language"]!["chosenBy"]).ShouldBe("detected");
        ((string?)thread["staff"]!["phase"]).ShouldBe("safety");
    }

    [Fact]
    public async Task Thread_LinesTheyHave_AreNotSentAgain()
    {
        await _phone.Text("hello");
        var all = await _phone.Thread();
        await _phone.Text("1");

        var rest = await _phone.Thread((int)all["lines"]!);

        Said(rest).Select(line => line.Who).ShouldBe(["me", "bot"]);
        ((int)rest["lines"]!).ShouldBe(4);
    }

    [Fact]
    public async Task Thread_SomebodyNew_IsEmpty()
    {
        var thread = await _phone.Thread();

        ((int)thread["lines"]!).ShouldBe(0);
        thread["staff"].ShouldBeNull();
        ((string?)thread["hotline"]).ShouldBe("Legal Help Line");
    }

    [Fact]
    public async Task Thread_AnotherPerson_SeesNothingOfIt()
    {
        await _phone.Text("hello");

        ((int)(await new WebPhone(_host, "try-9876543210").Thread())["lines"]!).ShouldBe(0);
    }

    [Fact]
    public async Task Message_SentAgainWithItsId_GetsTheSameAnswerAndChangesNothing()
    {
        var first = await _phone.Text("hello", id: "the-same-id");

        (await _phone.Text("hello", id: "the-same-id")).ShouldBe(first);

        ((int)(await _phone.Thread())["lines"]!).ShouldBe(2);
    }

    [Fact]
    public async Task Message_SameIdFromTwoPeople_AreTwoMessages()
    {
        await _phone.Text("hola", id: "the-same-id");

        (await new WebPhone(_host, "try-9876543210").Text("hello", id: "the-same-id")).ShouldContain("Is it safe");
    }

    [Fact]
    public async Task Staff_DangerBeforeConsent_ShowsLevelPageAndWhatLeft()
    {
        await _phone.Texts("hello", "1", "1");

        var staff = await _phone.Staff();

        ((string?)staff["level"]).ShouldBe("emergency");
        ((string?)staff["shared"]).ShouldBe("danger");
        ((string?)staff["waiting"]).ShouldBe("Agreement");
        staff["reasons"]!.AsArray().ShouldContain(reason => (string?)reason!["rule"] == "danger-now");
        staff["events"]!.AsArray().Select(one => (string?)one!["action"]).ShouldBe(["conversation-began", "intake.flagged", "page"]);
        var page = (string)staff["pages"]![0]!["text"]!;
        page.ShouldContain((string)staff["reference"]!);
        page.ShouldNotContain("danger");
    }

    [Fact]
    public async Task Staff_Answers_ReadInStaffsWordsBesideThePersonsOwn()
    {
        await _phone.Texts("hola", "1", "1", "1", "2", "4", "mi hermano");

        var answers = (await _phone.Staff())["answers"]!.AsArray();

        var relation = answers.Single(answer => (string?)answer!["question"] == "relation")!;
        ((string?)relation["text"]).ShouldBe("mi hermano");
        var who = answers.Single(answer => (string?)answer!["question"] == "who")!;
        ((string?)who["label"]).ShouldBe("Who needs help");
        ((string?)who["text"]).ShouldBe("4");
        ((string?)who["items"]![0]).ShouldBe("Someone else");
    }

    [Fact]
    public async Task Bubble_TextOfTheHotline_IsWhatAPhoneGetsAndWhatItCosts()
    {
        await _phone.Text("hola");

        var bubble = (await _phone.Thread())["bubbles"]![1]!;

        // As SMS it loses the accents that would double its price.
        ((string)bubble["text"]!).ShouldContain("1 Si 2 No");
        ((int)bubble["segments"]!).ShouldBe(2);
        ((int)bubble["characters"]!).ShouldBeInRange(161, 306);
        bubble["forcedBy"].ShouldBeNull();
    }

    [Fact]
    public async Task Thread_Nudge_ShowsUpByItself()
    {
        await _phone.Texts("hello", "1", "2", "1");
        var before = (int)(await _phone.Thread())["lines"]!;

        await _host.Wait(TimeSpan.FromHours(23), TimeSpan.FromHours(1));

        var later = await _phone.Thread(before);
        Said(later).Select(line => line.Who).ShouldBe(["bot"]);
    }

    [Fact]
    public async Task Thread_EverythingDeleted_IsEmptyAgain()
    {
        await _phone.Texts("hello", "1", "2", "1", "DELETE", "1");

        var thread = await _phone.Thread(8);

        ((int)thread["lines"]!).ShouldBe(0);
        thread["staff"].ShouldBeNull();
    }

    [Fact]
    public async Task Message_AnswerArrived_IsNotSentOnceMore()
    {
        await _phone.Text("hello");
        var folder = _host.Folder;

        // Stopping waits for what is still going on after the response.
        await _host.Stop();
        await using var next = await RunningHost.Start(_host.Clock, folder);

        (await next.Get<IOutboxStore>().Waiting(10, CancellationToken.None)).ShouldBeEmpty();
    }

    private static IEnumerable<(string Who, string? Text)> Said(JsonNode thread) => thread["bubbles"]!.AsArray()
        .Select(bubble => ((bool)bubble!["fromPerson"]! ? "me" : "bot", (string?)bubble["text"]));
}
