using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TriageBot.CaseQueue;
using TriageBot.Console.Accounts;
using TriageBot.Hosting;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Console;

/// <summary>Coordinators say which clinics there are, and intakes name the one that fits.</summary>
public sealed partial class ClinicsPageTests : IAsyncLifetime
{
    private const string Page = "/console/clinics";

    private RunningHost _host = null!;
    private Visitor _coordinator = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start();
        _coordinator = await Visitor.As(_host, Role.Coordinator);
    }

    public async Task DisposeAsync()
    {
        _coordinator.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Clinic_Kept_IsSuggestedWithTheReason()
    {
        await Add("Everywhere Law");
        await Add("Ayuda Legal", ("languages", "es, en"));

        await Conversations.Finish(_host.Phone("+15551230001"), "hola");

        var row = (await _host.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem();
        var routing = JsonNode.Parse(_host.Get<CaseEvents>().Open(row))!["routing"]!;
        ((string?)routing["clinic"], routing["why"]!.ToJsonString()).ShouldBe(("Ayuda Legal", """["language","everywhere"]"""));
        (await _coordinator.Look("/console")).Body.ShouldContain("Ayuda Legal");
        (await _coordinator.Look("/console?clinic=Everywhere+Law")).Body.ShouldNotContain(row.Id);
        (await _coordinator.Look("/console/intakes/" + row.Id)).Body.ShouldContain("Ayuda Legal (speaks the language, works everywhere)");
    }

    [Fact]
    public async Task Clinic_FullOrGone_IsSuggestedNoMore()
    {
        await Add("Ayuda Legal", ("languages", "es"), ("accepts", "false"));
        await Add("Everywhere Law");

        await Conversations.Finish(_host.Phone("+15551230002"), "hola");

        (await _coordinator.Look("/console")).Body.ShouldContain("Everywhere Law");
        var id = (await _host.Get<KeptList<Clinic>>().Read(default)).Items[1].Id;
        (await _coordinator.Send(Page, Page + "?handler=Remove", ("version", await Version()), ("id", id))).Place.ShouldBe(Page);
        (await _coordinator.Look(Page)).Body.ShouldNotContain("Everywhere Law");
    }

    [Fact]
    public async Task Clinics_TwoChangeThemAtOnce_TheSecondIsTold()
    {
        var version = await Version();
        await Add("Ayuda Legal");

        (await _coordinator.Send(Page, Page + "?handler=Keep", ("version", version), ("name", "Too late"))).Body.ShouldContain("Somebody changed the clinics meanwhile.");

        (await _host.Get<KeptList<Clinic>>().Read(default)).Items.ShouldHaveSingleItem().Name.ShouldBe("Ayuda Legal");
    }

    [Fact]
    public async Task Clinic_WithRoomForOne_GetsTheFirstAndKeepsIt()
    {
        await Add("Ayuda Legal", ("languages", "es"), ("capacity", "1"));
        await Add("Everywhere Law");
        var first = _host.Phone("+15551230003");
        await Conversations.Finish(first, "hola");
        await _host.Get<OpenIntakes>().Count(default);

        await Conversations.Finish(_host.Phone("+15551230004"), "hola");
        await first.Text("y mi hermano también");

        (await _coordinator.Look("/console?clinic=Ayuda+Legal")).Body.ShouldContain("1 intake of 2");
        (await _coordinator.Look("/console?clinic=Everywhere+Law")).Body.ShouldContain("1 intake of 2");
        (await _coordinator.Look(Page)).Body.ShouldContain("room for 1");
    }

    [Theory]
    [InlineData("capacity", "many", "Room for open intakes is a number")]
    [InlineData("from", "9 am", "Write the hours as 08:00 and 20:30")]
    [InlineData("name", " ", "A name has 1 to 80 letters.")]
    [InlineData("areas", "work, taxes", "'taxes' is no practice area")]
    [InlineData("languages", "klingon", "'klingon' is no language of this hotline")]
    public async Task Clinic_BadInput_IsAnsweredWithWhatIsWrong(string field, string value, string answer)
    {
        (string, string)[] fields = field is "name" ? [("name", value)] : [("name", "Ayuda Legal"), (field, value)];

        (await _coordinator.Send(Page, Page + "?handler=Keep", [("version", "0"), .. fields])).Body.ShouldContain(answer);
        (await _host.Get<KeptList<Clinic>>().Read(default)).Version.ShouldBe(0);
    }

    private async Task Add(string name, params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] fields = [("version", await Version()), ("name", name), ("accepts", "true")];
        (await _coordinator.Send(Page, Page + "?handler=Keep", [.. fields.Where(field => more.All(other => other.Name != field.Name)), .. more])).Place.ShouldBe(Page);
    }

    private async Task<string> Version() => Field().Match((await _coordinator.Look(Page)).Body).Groups["version"].Value;

    [GeneratedRegex("name=\"version\" value=\"(?<version>[0-9]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();
}
