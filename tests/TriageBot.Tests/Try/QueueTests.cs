using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Try;

public sealed class QueueTests : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task List_NothingHandedOver_IsEmpty()
    {
        var queue = await Get("/queue/list");

        queue["intakes"]!.AsArray().ShouldBeEmpty();
        ((int)queue["deadLetters"]!).ShouldBe(0);
    }

    [Fact]
    public async Task List_CalmFirstThenDanger_HasDangerOnTop()
    {
        // Agrees, says nothing more and falls silent: a partial intake.
        await new WebPhone(_host, "try-calm-person").Texts("hello", "1", "2", "1", "1", "2");
        await _host.Wait(TimeSpan.FromHours(3), TimeSpan.FromHours(1));
        await new WebPhone(_host, "try-in-danger").Texts("hola", "1", "1");

        var intakes = (await Get("/queue/list"))["intakes"]!.AsArray();

        intakes.Select(intake => (string?)intake!["level"]).ShouldBe(["emergency", "routine"]);
        ((string?)intakes[0]!["language"]).ShouldBe("Spanish");
        ((bool)intakes[0]!["interpreterNeeded"]!).ShouldBeTrue();
        ((string?)intakes[0]!["why"]).ShouldNotBeNullOrEmpty();
        ((string?)intakes[0]!["state"]).ShouldBe("intake.flagged");
        ((string?)intakes[1]!["state"]).ShouldBe("intake.partial");
    }

    [Fact]
    public async Task List_SpeakerOfALanguageNobodyWritesHere_NamesItAndAsksForAnInterpreter()
    {
        await new WebPhone(_host).Texts("hablo mam", "1", "1");

        var intake = (await Get("/queue/list"))["intakes"]![0]!;
        ((string?)intake["language"]).ShouldBe("Mam");
        ((bool)intake["interpreterNeeded"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task List_IntakeThatGrows_KeepsWaitingSinceItsFirstEvent()
    {
        var phone = new WebPhone(_host);
        await phone.Texts("hello", "1", "1");
        var since = (await Get("/queue/list"))["intakes"]![0]!["since"]!.GetValue<DateTimeOffset>();
        await phone.Texts("1", "1");
        await _host.Wait(TimeSpan.FromHours(3), TimeSpan.FromHours(1));

        var grown = (await Get("/queue/list"))["intakes"]!.AsArray().Single()!;

        ((int)grown["revision"]!).ShouldBeGreaterThan(1);
        grown["since"]!.GetValue<DateTimeOffset>().ShouldBe(since);
    }

    [Fact]
    public async Task Intake_Known_ComesWithSourcesWordsAndHistory()
    {
        var phone = new WebPhone(_host);
        await phone.Texts("hello", "1", "1");
        var id = (string)(await phone.Staff())["intakeId"]!;

        var view = await Get($"/queue/{id}/intake");

        ((string?)view["intake"]!["intakeId"]).ShouldBe(id);
        var rule = (string)view["intake"]!["urgency"]!["reasons"]![0]!["rule"]!;
        ((string?)view["sources"]![rule]).ShouldNotBeNullOrEmpty();
        ((string?)view["questions"]!["who"]!["options"]!["someone_else"]).ShouldBe("Someone else");
        view["history"]!.AsArray().Select(one => (string?)one!["action"]).ShouldBe(["conversation-began", "intake.flagged", "page"]);
        (await Status($"/queue/{id}")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Intake_Unknown_Is404()
    {
        (await Status("/queue/int_nobody")).ShouldBe(HttpStatusCode.NotFound);
        (await Status("/queue/int_nobody/intake")).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<JsonNode> Get(string path) => (await _host.Client.GetFromJsonAsync<JsonNode>(path))!;

    private async Task<HttpStatusCode> Status(string path)
    {
        using var response = await _host.Client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
