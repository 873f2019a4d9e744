using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TriageBot.CaseQueue;
using TriageBot.Console.Accounts;
using TriageBot.Stores;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Console;

/// <summary>Nobody reads what a person told before the names are checked.</summary>
public sealed class ConflictTests : IAsyncLifetime
{
    private const string Employer = "Acme Poultry";

    private readonly string _secret = StandardWebhooks.MakeSecret();
    private Receiver _caseSystem = null!;
    private RunningHost _host = null!;
    private Visitor _rosa = null!;
    private string _page = "";

    public async Task InitializeAsync()
    {
        _caseSystem = await Receiver.Start();
        _host = await RunningHost.Start(settings: [("CaseQueue:ConflictUrl", _caseSystem.Url.ToString()), ("CaseQueue:Secret", _secret)]);
        _rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        _page = await Unpaid();
    }

    public async Task DisposeAsync()
    {
        _rosa.Dispose();
        await _host.DisposeAsync();
        await _caseSystem.DisposeAsync();
    }

    [Fact]
    public async Task Details_BeforeTheCheck_ShowWhyAndWhoAndNoWordOfTheStory()
    {
        var before = (await _rosa.Look(_page)).Body;

        before.ShouldContain(Employer);
        before.ShouldContain("Answers, attachments and the thread are here once the names under Who are checked");
        before.ShouldNotContain("three months");
        (await _rosa.Send(_page, _page + "/conflict?handler=Note")).Place.ShouldBe(_page);
        (await _rosa.Look(_page)).Body.ShouldContain("Say whether there is a conflict.");

        (await _rosa.Send(_page, _page + "/conflict?handler=Note", ("outcome", "None"))).Place.ShouldBe(_page);

        var after = (await _rosa.Look(_page)).Body;
        after.ShouldContain("three months");
        after.ShouldContain("Conflict check by Rosa");
    }

    [Fact]
    public async Task Conflict_Found_KeepsTheStoryClosedAndSaysSoOnTop()
    {
        using var luis = await Visitor.As(_host, Role.Coordinator, "Luis");
        await _rosa.Send(_page, _page + "/conflict?handler=Note", ("outcome", "Found"));

        var seen = (await luis.Look(_page)).Body;
        seen.ShouldContain("Rosa found a conflict of interest");
        seen.ShouldNotContain("three months");

        await luis.Send(_page, _page + "/conflict?handler=Note", ("outcome", "None"));
        (await _rosa.Look(_page)).Body.ShouldContain("three months");
    }

    [Fact]
    public async Task Check_Skipped_IsForEmergenciesAlone()
    {
        await _rosa.Send(_page, _page + "/conflict?handler=Note", ("outcome", "Skipped"));

        var seen = (await _rosa.Look(_page)).Body;
        seen.ShouldContain("Only an emergency is read before the check.");
        seen.ShouldNotContain("three months");
    }

    [Theory]
    [InlineData("""{"conflict":false}""", 200, "Conflict check by the case system, Nov 23")]
    [InlineData("""{"conflict":true}""", 200, "the case system found a conflict of interest")]
    [InlineData("""{"conflict":null}""", 200, "The case system does not say. Check the names by hand.")]
    [InlineData("<html>", 200, "The case system does not say. Check the names by hand.")]
    [InlineData("", 500, "The case system does not say. Check the names by hand.")]
    public async Task Check_AskedOfTheCaseSystem_IsNotedOrLeftToPeople(string answer, int status, string said)
    {
        _caseSystem.Answer = async (_, context) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer);
        };

        await _rosa.Send(_page, _page + "/conflict?handler=Ask");

        (await _rosa.Look(_page)).Body.ShouldContain(said);
        var question = JsonNode.Parse(_caseSystem.All.ShouldHaveSingleItem().Body)!;
        ((string?)question["type"], (string?)question["data"]!["adverseParties"]![0]!["name"]).ShouldBe(("conflict.check", Employer));
        question.ToJsonString().ShouldNotContain("three months");
    }

    [PeerFact("standardwebhooks")]
    public async Task Check_AskedOfTheCaseSystem_IsSignedAsTheStandardSays()
    {
        await _rosa.Send(_page, _page + "/conflict?handler=Ask");

        (await NodePeer.Ask<string[]>("verify-webhooks.js", new { secret = _secret, now = _host.Clock.GetUtcNow().ToUnixTimeSeconds(), posts = _caseSystem.All.ToArray() })).ShouldBe(["verified"]);
    }

    private async Task<string> Unpaid()
    {
        var phone = new WebPhone(_host);
        var question = await phone.Texts("hello", "1", "2", "1", "1", "2", "1");
        while (!Conversations.IsLast(question))
        {
            question = await phone.Text(
                question.Contains("boss or company", StringComparison.Ordinal) ? Employer
                : question.Contains("In your own words", StringComparison.Ordinal) ? "They have not paid me for three months"
                : "0");
        }

        return "/console/intakes/" + (await _host.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem().Id;
    }
}
