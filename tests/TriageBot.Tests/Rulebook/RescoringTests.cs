using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using TriageBot.Console.Accounts;
using TriageBot.Console.Cases;
using TriageBot.Engine.Urgency;
using TriageBot.Hosting;
using TriageBot.Privacy;
using TriageBot.Routing;
using TriageBot.Rulebook;
using TriageBot.Stores;
using TriageBot.Tests.Console;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;
using TriageBot.Turns;

namespace TriageBot.Tests.Rulebook;

/// <summary>Whoever waits already is scored by the law of today, once, whatever host does it and whatever dies meanwhile.</summary>
public sealed class RescoringTests : IAsyncLifetime
{
    private static readonly string[] People = ["try-ana0000000", "try-ben0000000", "try-cleo000000", "try-dora000000"];

    private Receiver _cases = null!;

    public async Task InitializeAsync() => _cases = await Receiver.Start();

    public async Task DisposeAsync() => await _cases.DisposeAsync();

    [Fact]
    public async Task Rules_Changed_RaiseWhatIsOpenAndStaffSeeWhatMoved()
    {
        await using var host = await RunningHost.Start(settings: Settings());
        await host.Get<KeptList<Clinic>>().Save([new Clinic("clinic:north", "Northside"), new Clinic("clinic:south", "Southside") { Areas = ["work"] }], 0, default);
        await ChangeInTheMiddle(host);

        using var rosa = await Visitor.As(host, Role.Coordinator, "Rosa");
        using var luis = await Visitor.As(host, Role.Staff, "Luis", "clinic:south");
        var moved = (await rosa.Look("/console/rules/moved")).Body;
        moved.ShouldContain("3 open intakes looked at, 3 moved.");
        var first = Listed(host)[0].Moved[0].IntakeId;
        moved.Split($"/console/intakes/{first}").Length.ShouldBe(2, "each intake stands there once");
        moved.ShouldContain("Within 72 hours</td><td><code>new-law");
        (await rosa.Look("/console/versions")).Body.ShouldContain("Its rules moved 3 of 3 open intakes");
        (await rosa.Look("/console")).Body.ShouldContain("open intakes were scored anew");
        (await rosa.Look("/console/intakes/" + first)).Body.ShouldContain("routine → within-72h, new-law, rescoring 1");
        var others = (await luis.Look("/console/rules/moved")).Body;
        others.ShouldContain("None of yours.");
        others.ShouldNotContain("looked at");

        var intake = (await host.Get<IRecordStore>().Intake(first, default))!;
        await host.Get<ITurns>().Erase("web", People.Single(person => host.Get<ILookup>().Contact("web", person) == intake.Contact), default);
        var left = (await rosa.Look("/console/rules/moved")).Body;
        left.ShouldContain("<span>erased</span>");
        left.ShouldNotContain(first);
    }

    [NeedsFact("redis-server")]
    public async Task Rules_ChangedOnTwoHostsOfARedis_RaiseWhatIsOpenOnce()
    {
        using var redis = new RedisServer();
        var settings = Settings(("Storage:Provider", "Redis"), ("Storage:Redis:Configuration", redis.Configuration));
        await using var here = await RunningHost.Start(settings: settings);
        await using var there = await RunningHost.Start(here.Clock, here.Folder, settings);

        await ChangeInTheMiddle(here);
    }

    [Fact]
    public async Task Release_WithOtherRules_ScoresPageByPageAtItsStart()
    {
        var folder = Directory.CreateTempSubdirectory("triagebot-").FullName;
        await using (var old = await RunningHost.Start(folder: folder))
        {
            (await old.Get<KeptList<Rescoring>>().Read(default)).Items.ShouldBeEmpty("nothing says that anything is out of date");
            await ManyIntakes.Fill(old, 250);
            await old.Get<IRecordStore>().SetNote("rules-scored", "those of the release before", default);
        }

        await using (var host = await RunningHost.Start(folder: folder))
        {
            await host.Heard(() => Listed(host) is [{ Ended: not null, Looked: 250, Moves: 0, Publication: 0 }]);
        }

        Directory.Delete(folder, recursive: true);
    }

    // Three wait and one is closed. A host dies after it has moved two and before it has written that down.
    private async Task ChangeInTheMiddle(RunningHost host)
    {
        var (records, clock) = (host.Get<IRecordStore>(), host.Clock);
        foreach (var person in People)
        {
            await Finish(new WebPhone(host, person));
        }

        await host.Pump();
        var intakes = await records.Intakes(10, default);
        intakes.Select(intake => intake.Level).ShouldBe(Enumerable.Repeat(Level.Routine, 4));
        await host.Get<CaseDesk>().Close(intakes[3].Id, "usr_1", "Rosa", "advice given", default);

        await Law.Publish(host, Law.WithNewRule);
        var run = new Rescoring(1, Print(host), 1, clock.GetUtcNow());
        (await host.Get<KeptList<Rescoring>>().Save([run], 0, default)).ShouldBeTrue();
        var dying = new Rescorer(records, DyingTurns.After(host.Get<ITurns>(), 2), host.Get<CaseDesk>(), clock, NullLogger<Rescorer>.Instance);
        while (run.Ended is null && await Lives(async () => run = await dying.Further(run, default)))
        {
        }

        await host.Heard(() => Listed(host) is [{ Ended: not null }]);
        while (await records.Note("rules-scored", default) != Print(host))
        {
            await Task.Yield();
        }

        await host.Arrived(() => Told().Count >= 3);
        await host.Wait(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(30));

        var told = Told();
        told.Select(one => (string?)one["type"]).ShouldAllBe(type => type == "intake.updated");
        told.Select(one => (string?)one["data"]!["intakeId"]).ShouldBe(intakes.Take(3).Select(intake => intake.Id), ignoreOrder: true);
        told.ShouldAllBe(one => (string?)one["data"]!["urgency"]!["level"] == "within-72h");
        (await records.ClosedIntakes(10, default)).ShouldHaveSingleItem().Level.ShouldBe(Level.Routine);
        var done = (await host.Get<KeptList<Rescoring>>().Read(default)).Items.ShouldHaveSingleItem();
        (done.Looked, done.Moves, done.Moved.Select(moved => moved.IntakeId).Distinct(StringComparer.Ordinal).Count()).ShouldBe((3, 3, 3));
        done.Moved.ShouldAllBe(moved => moved.From == Level.Routine && moved.To == Level.Within72h && moved.Rule == "new-law");
        var trail = await records.AuditTrail(200, default);
        trail.Count(entry => entry.Action is "rescored").ShouldBe(3);
        trail.Where(entry => entry.Action is "rules-rescored").ShouldHaveSingleItem().Detail.ShouldBe("3 looked at, 3 moved");
    }

    // Beside how each came in. A call that the clock jumped over is made again, under its id.
    private List<JsonNode> Told() =>
        [.. _cases.Accepted.DistinctBy(sent => sent.Id, StringComparer.Ordinal).Select(sent => JsonNode.Parse(sent.Body)!).Where(one => (string?)one["type"] is not "intake.completed")];

    private static async Task<bool> Lives(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception dead) when ((dead.InnerException ?? dead) is StoreUnavailableException)
        {
            return false;
        }
    }

    private static async Task Finish(WebPhone phone)
    {
        var last = await phone.Texts("hello", "1", "2", "1");
        while (!Conversations.IsLast(last))
        {
            last = await phone.Text("0");
        }
    }

    private static string Print(RunningHost host)
    {
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
        return RulesPrint.Of(host.Get<PublishedContent>().Engine.Content.Dialogs, today, today);
    }

    private static ImmutableArray<Rescoring> Listed(RunningHost host) => host.Get<KeptList<Rescoring>>().Current ?? [];

    private (string, string)[] Settings(params (string, string)[] more) => [.. more, ("CaseQueue:Url", _cases.Url.ToString()), ("CaseQueue:AllowPrivateNetwork", "true")];
}
