using System.Text.Json.Nodes;
using TriageBot.CaseQueue;
using TriageBot.Console.Accounts;
using TriageBot.Stores;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Console;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Packs;

/// <summary>Two jurisdictions on one server: each person follows the questions, rules and numbers of the place they wrote to.</summary>
[Collection(nameof(TwoPacks))]
public sealed class TwoPacksTests(TwoPacks packs)
{
    [Fact]
    public async Task People_OfTwoPlaces_EachFollowTheirOwn()
    {
        await using var host = await packs.Host();
        await FollowTheirOwn(host);
    }

    [NeedsFact("redis-server")]
    public async Task People_OfTwoPlacesOnRedis_EachFollowTheirOwn()
    {
        using var redis = new RedisServer();
        await using var host = await packs.Host(("Storage:Provider", "Redis"), ("Storage:Redis:Configuration", redis.Configuration));
        await FollowTheirOwn(host);
    }

    [Fact]
    public async Task Person_WhoWritesToTheOtherNumberInBetween_GoesOnWhereTheyWere()
    {
        await using var host = await packs.Host();
        var (here, there) = (host.Phone("+15551230801"), new Phone(host, "+15551230801", TwoPacks.Number));
        await here.Texts("hello", "1", "3");

        (await there.Text("1")).ShouldContain("What is happening?");
        (await there.Text("HELP")).ShouldContain("555-0100");

        (await Intakes(host)).ShouldHaveSingleItem().ShouldBe(("intake", "same-day"));
    }

    [Theory]
    [InlineData("hello", TwoPacks.Number, "hello", "Oregon Legal Help")]
    [InlineData("Eugene hello", RunningHost.Number, "hello", "Oregon Legal Help")]
    [InlineData("Eugene hello", RunningHost.Number, "Fair hello", "Legal Help Line")]
    public async Task Person_WhoComesBackAfterTheEnd_BeginsWhereTheyWriteTo(string first, string to, string second, string hotline)
    {
        await using var host = await packs.Host();
        await host.Phone("+15551230802").Texts(first, "2");
        await host.Wait(TimeSpan.FromDays(8), TimeSpan.FromHours(12));

        (await new Phone(host, "+15551230802", to).Text(second)).ShouldContain(hotline);
    }

    [Fact]
    public async Task Device_OfAPlace_OffersItsLanguages()
    {
        await using var host = await packs.Host();

        var (eugene, any) = (await host.Client.GetStringAsync("/start?c=eugene"), await host.Client.GetStringAsync("/start"));

        (eugene.Contains("Oregon Legal Help", StringComparison.Ordinal), eugene.Contains("Español", StringComparison.Ordinal), eugene.Contains("Français", StringComparison.Ordinal)).ShouldBe((true, true, false));
        (any.Contains("Oregon Legal Help", StringComparison.Ordinal), any.Contains("Français", StringComparison.Ordinal)).ShouldBe((false, true));
    }

    [Fact]
    public async Task Clinic_OfOnePlace_GetsNobodyFromAnother()
    {
        await using var host = await packs.Host();
        using var rosa = await Visitor.As(host, Role.Coordinator);
        await rosa.Send("/console/clinics", "/console/clinics?handler=Keep", ("version", "0"), ("name", "Salem Law"), ("accepts", "true"), ("overflow", "true"), ("pack", "oregon"));
        (await rosa.Look("/console/clinics")).Body.ShouldContain("only for Oregon");

        await Conversations.Finish(host.Phone("+15551230803"), "hello");
        await Conversations.Finish(new Phone(host, "+15551230804", TwoPacks.Number), "hello");

        var rows = await host.Get<IRecordStore>().Intakes(10, default);
        rows.Select(row => JsonNode.Parse(host.Get<CaseEvents>().Open(row))!).Select(intake => ((string?)intake["dialog"]!["id"], (string?)intake["routing"]!["clinic"]))
            .ShouldBe([("intake", null), ("oregon", "Salem Law")], ignoreOrder: true);
    }

    [Fact]
    public async Task Clinic_OfAPackThatIsGone_IsNotKeptAndSaysSo()
    {
        await using var host = await packs.Host();
        using var rosa = await Visitor.As(host, Role.Coordinator);

        (await rosa.Send("/console/clinics", "/console/clinics?handler=Keep", ("version", "0"), ("name", "Boise Law"), ("pack", "idaho"))).Body.ShouldContain("There is no pack 'idaho' any more.");
    }

    private static async Task FollowTheirOwn(RunningHost host)
    {
        var (east, west, word) = (host.Phone("+15551230811"), new Phone(host, "+15551230812", TwoPacks.Number), host.Phone("+15551230813"));
        (await east.Text("hello")).ShouldContain("Legal Help Line");
        (await west.Text("hello")).ShouldContain("Oregon Legal Help");
        (await word.Text("Eugene hola")).ShouldContain("Oregon Legal Help");
        (await east.Text("HELP")).ShouldContain(" 555-0100");
        (await west.Text("HELP")).ShouldContain("503-555-0100");
        (await east.Texts("1", "3", "1")).ShouldContain("What is happening?");
        (await west.Texts("1", "3", "1")).ShouldContain("What county are you in?");
        (await word.Texts("1", "3", "1")).ShouldContain("condado");
        (await west.Text("LANGUAGE")).ShouldNotContain("Français");
        (await Intakes(host)).ShouldBe([("intake", "same-day"), ("oregon", "emergency"), ("oregon", "emergency")], ignoreOrder: true);
        using var rosa = await Visitor.As(host, Role.Staff);
        var (all, oregon) = ((await rosa.Look("/console")).Body, (await rosa.Look("/console?pack=Oregon")).Body);
        all.ShouldContain("3 intakes, the most urgent first.");
        oregon.ShouldContain("2 intakes of 3, the most urgent first.");
    }

    private static async Task<List<(string?, string?)>> Intakes(RunningHost host) =>
        [.. (await host.Get<IRecordStore>().Intakes(10, default)).Select(row => JsonNode.Parse(host.Get<CaseEvents>().Open(row))!)
            .Select(intake => ((string?)intake["dialog"]!["id"], (string?)intake["urgency"]!["level"]))];
}
