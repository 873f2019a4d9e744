using System.Net;
using System.Text.RegularExpressions;
using TriageBot.Console.Accounts;
using TriageBot.Hosting;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Console;

/// <summary>Staff write to the person, and set the level.</summary>
public sealed partial class ReplyTests : IAsyncLifetime
{
    private RunningHost _host = null!;
    private WebPhone _phone = null!;
    private Visitor _rosa = null!;
    private string _page = "";

    public async Task InitializeAsync()
    {
        _host = await RunningHost.Start();
        _phone = new WebPhone(_host);
        await _phone.Texts("hola", "1", "1", "1");
        _page = "/console/intakes/" + (await _host.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem().Id;
        _rosa = await Visitor.As(_host, Role.Staff, "Rosa");
    }

    public async Task DisposeAsync()
    {
        _rosa.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Reply_ReadySentence_ShowsBothTextsAndThenIsSentOnce()
    {
        var draft = await _rosa.Send(_page, _page + "?handler=Draft", ("ready", "when_call"), ("english", ""));

        draft.Body.ShouldContain("When is a good and safe time for us to call you?");
        draft.Body.ShouldContain("para que te llamemos");
        (await Thread()).ShouldNotContain("para que te llamemos");

        (string, string)[] form = [("draft", DraftId(draft)), ("tag", "es"), ("text", "¿Cuándo te llamamos?"), ("english", "When do we call?")];
        (await _rosa.Send(_page, _page + "?handler=Reply", form)).Place.ShouldBe(_page);
        (await _rosa.Send(_page, _page + "?handler=Reply", form)).Place.ShouldBe(_page);

        var seen = (await _rosa.Look(_page)).Body;
        seen.ShouldContain(">Sent.<");
        Regex.Count(seen, "¿Cuándo te llamamos\\?", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(1);
        seen.ShouldContain("When do we call?");
        (await Thread()).ShouldContain("te llamamos?");

        // What they answer is for staff, and the question that was open is asked again.
        var answer = await _phone.Text("en la tarde");
        answer.ShouldContain("Gracias");
        (await _rosa.Look(_page)).Body.ShouldContain("en la tarde");
    }

    [Fact]
    public async Task Reply_OwnWordsWithoutATranslator_AsksForTheirLanguage()
    {
        var draft = await _rosa.Send(_page, _page + "?handler=Draft", ("ready", ""), ("english", "Do not sign anything <yet>."));

        draft.Body.ShouldContain("Nothing translates into Spanish here.");
        draft.Body.ShouldContain("Do not sign anything <yet>.");
        (await _rosa.Send(_page, _page + "?handler=Reply", ("draft", DraftId(draft)), ("tag", "es"), ("text", " "))).Body.ShouldContain("The text has 1 to 1000 letters.");
        (await _rosa.Send(_page, _page + "?handler=Draft", ("ready", "made_up"))).Body.ShouldContain("Choose a sentence");
        (await _rosa.Send(_page, _page + "?handler=Draft", ("english", new string('x', 1001)))).Body.ShouldContain("Choose a sentence");
    }

    [Fact]
    public async Task Reply_ToSomebodyWhoPaused_WaitsAndSaysSo()
    {
        await _phone.Text("salir");
        _host.Clock.Advance(TimeSpan.FromHours(1));
        var draft = await _rosa.Send(_page, _page + "?handler=Draft", ("ready", "call_us"));

        await _rosa.Send(_page, _page + "?handler=Reply", ("draft", DraftId(draft)), ("tag", "es"), ("text", "Le escribimos pronto"));

        (await _rosa.Look(_page)).Body.ShouldContain("They are in safe mode, so nothing is sent unasked.");
        (await Thread()).ShouldNotContain("Le escribimos pronto");
        await _phone.Text("hola");
        (await _phone.Text("1")).ShouldContain("Le escribimos pronto");
    }

    [Fact]
    public async Task Refer_ToAClinicOfTheList_GivesItsNameAndNumberAndCloses()
    {
        await _host.Get<KeptList<Clinic>>().Save([new Clinic("clinic:1", "Northside") { Reach = "555-0199" }, new Clinic("clinic:2", "Unreachable")], 0, default);
        (await _rosa.Look(_page)).Body.ShouldNotContain("Unreachable");
        (await _rosa.Send(_page, _page + "?handler=Referral", ("clinic", "clinic:2"))).Body.ShouldContain("Choose a clinic of the list.");

        var draft = await _rosa.Send(_page, _page + "?handler=Referral", ("clinic", "clinic:1"));

        draft.Body.ShouldContain("but you can ask Northside, 555-0199");
        draft.Body.ShouldContain("puedes pedir ayuda");
        (string, string)[] form = [("draft", DraftId(draft)), ("clinic", "clinic:1")];
        (await _rosa.Send(_page, _page + "?handler=Refer", form)).Place.ShouldBe(_page);
        (await _rosa.Send(_page, _page + "?handler=Refer", form)).Place.ShouldBe(_page);
        var thread = await Thread();
        Regex.Count(thread, "Northside, 555-0199", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(1);
        (await _rosa.Look("/console?whose=closed")).Body.ShouldContain("referred elsewhere");
    }

    [Fact]
    public async Task Close_WhereNobodyHereCanHelp_GivesTheDirectoryOnce()
    {
        (string, string)[] form = [("outcome", "cannot be helped here"), ("tell", "true")];
        (await _rosa.Send(_page, _page + "?handler=Close", form)).Place.ShouldBe(_page);
        await _rosa.Send(_page, _page + "?handler=Close", form);

        Regex.Count(await Thread(), "immigrationlawhelp.org", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(1);
        (await _rosa.Look("/console?whose=closed")).Body.ShouldContain("cannot be helped here");
    }

    [Fact]
    public async Task Refer_ToSomebodyWhoOptedOut_IsNotSentAndStaysOpen()
    {
        await _host.Get<KeptList<Clinic>>().Save([new Clinic("clinic:1", "Northside") { Reach = "555-0199" }], 0, default);
        await _phone.Text("STOP");
        var draft = await _rosa.Send(_page, _page + "?handler=Referral", ("clinic", "clinic:1"));

        await _rosa.Send(_page, _page + "?handler=Refer", ("draft", DraftId(draft)), ("clinic", "clinic:1"));

        (await _rosa.Look(_page)).Body.ShouldContain("Not sent: they wrote STOP.");
        (await _rosa.Look("/console")).Body.ShouldContain(_page);
    }

    [Fact]
    public async Task Level_LoweredWithAReason_IsKeptShownAndInTheQueue()
    {
        (await _rosa.Send(_page, _page + "?handler=Level", ("level", "routine"), ("why", ""))).Body.ShouldContain("Say why");
        (await _rosa.Send(_page, _page + "?handler=Level", ("level", "lost"), ("why", "x"))).Body.ShouldContain("Choose a level.");

        (await _rosa.Send(_page, _page + "?handler=Level", ("level", "within-72h"), ("why", "He was released an hour ago."))).Place.ShouldBe(_page);

        var seen = (await _rosa.Look(_page)).Body;
        seen.ShouldContain("He was released an hour ago.");
        seen.ShouldContain("was Emergency");
        (await _host.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem().Level.ShouldBe(TriageBot.Engine.Urgency.Level.Within72h);
        (await _host.Get<IRecordStore>().AuditTrail(100, default)).ShouldContain(entry => entry.Action == "level-set" && entry.Detail == "emergency → within-72h" && entry.Actor.StartsWith("usr_", StringComparison.Ordinal));

        await _phone.Text("lo tiene la migra en la hielera");
        (await _host.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem().Level.ShouldBe(TriageBot.Engine.Urgency.Level.Emergency);
    }

    [Theory]
    [InlineData("Level")]
    [InlineData("Draft")]
    [InlineData("Reply")]
    public async Task Auditor_Trying_IsTurnedAwayAndNothingIsSent(string action)
    {
        using var auditor = await Visitor.As(_host, Role.Auditor);
        using var stranger = new Visitor(_host);

        var refused = await auditor.Send("/console", $"{_page}?handler={action}", ("level", "routine"), ("why", "x"), ("ready", "more"), ("draft", "d1"), ("tag", "es"), ("text", "hola hola"));

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.Post($"{_page}?handler={action}")).Place.ShouldBe("/console/sign-in");
        (await Thread()).ShouldNotContain("hola hola");
        (await _host.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem().Level.ShouldBe(TriageBot.Engine.Urgency.Level.Emergency);
    }

    [Fact]
    public async Task Thread_BeforeThePersonAgrees_IsNotShown()
    {
        var phone = new WebPhone(_host, "try-9876543210");
        await phone.Texts("hola", "1", "me está pegando mi esposo, vivo en la casa azul");
        var id = (await _host.Get<IRecordStore>().Intakes(10, default)).Select(row => row.Id).Single(id => !_page.EndsWith(id, StringComparison.Ordinal));

        var seen = (await _rosa.Look("/console/intakes/" + id)).Body;

        seen.ShouldNotContain("casa azul");
        seen.ShouldContain("You can read it and write to them once they agree");
        seen.ShouldNotContain("id=\"thread\"");
    }

    private static string DraftId(Seen page) => Draft().Match(page.Body).Groups["id"].Value;

    private async Task<string> Thread() => (await _phone.Thread()).ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    [GeneratedRegex("name=\"draft\" value=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Draft();
}
