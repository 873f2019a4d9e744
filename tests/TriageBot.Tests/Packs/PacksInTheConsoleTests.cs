using TriageBot.Console.Accounts;
using TriageBot.Publishing;
using TriageBot.Tests.Console;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Packs;

/// <summary>Coordinators of two places work on one draft: each pack is rehearsed, recorded and published by itself.</summary>
[Collection(nameof(TwoPacks))]
public sealed class PacksInTheConsoleTests(TwoPacks packs) : IAsyncLifetime
{
    private RunningHost _host = null!;
    private Visitor _rosa = null!;

    public async Task InitializeAsync()
    {
        _host = await packs.Host();
        _rosa = await Visitor.As(_host, Role.Coordinator, "Rosa");
    }

    public async Task DisposeAsync()
    {
        _rosa.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Rehearsal_OfAPack_AsksItsOwnQuestionsInItsLanguages()
    {
        foreach (var (pack, asked) in new[] { ("oregon", "What county are you in?"), ("intake", "What is happening?"), ("nowhere", "What is happening?") })
        {
            (await _rosa.Look($"/console/rehearse?pack={pack}&texts=hello%0A1%0A1%0A1")).Body.ShouldContain(asked);
        }

        (await _rosa.Look("/console/rehearse?pack=oregon&language=fr&texts=hello")).Body.ShouldContain("This pack has no texts in French.");
    }

    [Fact]
    public async Task Recording_OfAPack_GoesIntoItsFolder()
    {
        const string Played = "/console/rehearse?pack=oregon&texts=hello%0A1%0A2%0A1";

        (await _rosa.Send(Played, Played + "&handler=Record", ("name", "As far as the county"))).Place.ShouldBe("/console/draft");

        (await _host.Get<DraftShelf>().Read(default)).Draft.Examples.ShouldHaveSingleItem().Path.ShouldEndWith("/dialogs/oregon/transcripts/as-far-as-the-county.yaml");
    }

    [Fact]
    public async Task Text_OfOnePack_IsPublishedForItAlone()
    {
        using var luis = await Visitor.As(_host, Role.Coordinator, "Luis");
        const string Safe = "/console/words/text?language=en&id=oregon.safe.ask";
        var stamp = (await _rosa.Look(Safe)).Body.Split("name=\"stamp\" value=\"")[1].Split('"')[0];
        (await _rosa.Send(Safe, Safe, ("stamp", stamp), ("text", "Safe to text in Oregon? 1 Yes 2 No"))).Place.ShouldBe("/console/words/text");
        await Sent(luis, "Review");
        (await Sent(_rosa, "Publish", ("why", "Plainer"))).Place.ShouldBe("/console/draft");

        (await new Phone(_host, "+15551230821", TwoPacks.Number).Text("hello")).ShouldContain("Safe to text in Oregon?");
        (await _host.Phone("+15551230822").Text("hello")).ShouldNotContain("Oregon");
    }

    private async Task<Seen> Sent(Visitor visitor, string handler, params (string, string)[] fields)
    {
        var print = (await _host.Get<DraftShelf>().Read(default)).Draft.Print;
        return await visitor.Send("/console/draft", "/console/draft?handler=" + handler, [("print", print), .. fields]);
    }
}
