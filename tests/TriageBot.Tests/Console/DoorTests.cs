using System.Net;
using TriageBot.Console.Accounts;
using TriageBot.Stores;
using TriageBot.Tests.Support;
using TriageBot.Tests.Try;

namespace TriageBot.Tests.Console;

/// <summary>Who comes in, who does not, and what is written down of it.</summary>
public sealed class DoorTests : IAsyncLifetime
{
    private RunningHost _host = null!;

    /// <summary>All there is to see, and who may.</summary>
    public static TheoryData<string> Pages => new("/console", "/console/intakes/int_nobody", "/console/queue/changes", "/console/intakes/int_nobody/attachments/1", "/console/second-factor", "/console/sign-out");

    public async Task InitializeAsync() => _host = await RunningHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Stranger_AtAnyPage_IsSentToTheSignIn(string page)
    {
        using var stranger = new Visitor(_host);

        var seen = await stranger.Look(page);

        seen.Status.ShouldBeOneOf(HttpStatusCode.Found, HttpStatusCode.Unauthorized);
        seen.Place.ShouldBe("/console/sign-in");
        seen.Body.ShouldNotContain("<");
        (await stranger.Post(page, ("anything", "1"))).Status.ShouldBeOneOf(HttpStatusCode.Found, HttpStatusCode.BadRequest, HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData(nameof(Role.Staff))]
    [InlineData(nameof(Role.Coordinator))]
    [InlineData(nameof(Role.Administrator))]
    [InlineData(nameof(Role.Auditor))]
    public async Task EveryRole_SignedIn_ReadsCases(string role)
    {
        await new WebPhone(_host).Texts("hola", "1", "1", "1");
        using var somebody = await Visitor.As(_host, Enum.Parse<Role>(role));
        var intake = (await _host.Get<IRecordStore>().Intakes(1, default)).ShouldHaveSingleItem().Id;

        (await somebody.Look("/console")).Body.ShouldContain($"/console/intakes/{intake}");
        (await somebody.Look($"/console/intakes/{intake}")).Body.ShouldContain("How to reach this person safely");
        (await somebody.Look("/console/intakes/int_nobody")).Status.ShouldBe(HttpStatusCode.NotFound);

        var tag = (await _host.Get<AccountBook>().Of(role, default))!.Tag;
        (await _host.Get<IRecordStore>().AuditTrail(20, default)).ShouldContain(entry => entry.Actor == tag && entry.Action == AuditEntry.IntakeRead && entry.Subject == intake);
    }

    [Fact]
    public async Task Link_Used_IsGoodNoMore()
    {
        using var rosa = new Visitor(_host);
        var link = await rosa.Invite("Rosa", Role.Staff);

        (await rosa.Look(link)).Body.ShouldContain("Welcome, Rosa");
        (await rosa.Fill(link, ("password", Visitor.Password), ("again", "something else entirely"))).Body.ShouldContain("The two passwords are not the same.");
        (await rosa.Choose(link, "short")).Body.ShouldContain("at least 12");
        (await rosa.Choose(link)).Place.ShouldBe("/console");

        using var another = new Visitor(_host);
        var late = await another.Look(link);
        (late.Status, late.Body.Contains("no longer good", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.NotFound, true));
        (await another.Look("/console/welcome/made-up")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Link_AfterThreeDays_IsGoodNoMore()
    {
        using var rosa = new Visitor(_host);
        var link = await rosa.Invite("Rosa", Role.Staff);
        _host.Clock.Advance(Invitations.Lasts);

        (await rosa.Look(link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SignIn_WrongPasswordOrName_IsAnsweredTheSame()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        using var stranger = new Visitor(_host);

        var wrong = await stranger.SignIn("Rosa", "not her password");
        var unknown = await stranger.SignIn("Nobody", "not her password");

        wrong.Status.ShouldBe(HttpStatusCode.OK);
        wrong.Body.ShouldContain("That name and password do not fit together.");
        unknown.Body.ShouldContain("That name and password do not fit together.");
        (await stranger.Look("/console")).Place.ShouldBe("/console/sign-in");
        (await stranger.SignIn("", "")).Body.ShouldContain("Write your name and your password.");
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksTheAccountAndANewLinkOpensIt()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        using var stranger = new Visitor(_host);
        for (var i = 0; i < 5; i++)
        {
            await stranger.SignIn("rosa", $"guess number {i}");
        }

        (await stranger.SignIn("Rosa")).Body.ShouldContain("Too many tries");
        (await stranger.Choose(await stranger.Invite("Rosa", Role.Staff), "another lamp for the stairs")).Place.ShouldBe("/console");
    }

    [Fact]
    public async Task SignIn_ThenOut_ShowsNothingAnyMore()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");

        (await rosa.Post("/console/sign-out")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await rosa.Look("/console")).Status.ShouldBe(HttpStatusCode.OK);

        (await rosa.Send("/console", "/console/sign-out")).Place.ShouldBe("/console/sign-in");
        (await rosa.Look("/console")).Place.ShouldBe("/console/sign-in");
    }

    [Fact]
    public async Task Account_Disabled_IsOutAtTheNextRequestAndCannotComeIn()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        (await rosa.Look("/console")).Status.ShouldBe(HttpStatusCode.OK);

        (await _host.Get<AccountDesk>().Disable("ROSA", TextWriter.Null, TextWriter.Null, default)).ShouldBeTrue();

        _host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await rosa.Look("/console")).Place.ShouldBe("/console/sign-in");
        (await rosa.SignIn("Rosa")).Body.ShouldContain("That name and password do not fit together.");
    }

    [Fact]
    public async Task SignIn_FromAPage_ComesBackToItAndNeverGoesElsewhere()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        using var again = new Visitor(_host);

        (await again.SignIn("Rosa", page: (await again.Look("/console/intakes/int_1")).Location!)).Place.ShouldBe("/console/intakes/int_1");
        (await again.SignIn("Rosa", page: "/console/sign-in?ReturnUrl=https%3A%2F%2Fevil.example")).Place.ShouldBe("/console");
        (await again.SignIn("Rosa", page: "/console/sign-in?ReturnUrl=%2F%2Fevil.example")).Place.ShouldBe("/console");
    }

    [Fact]
    public async Task Form_WithoutItsToken_IsRefused()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        using var stranger = new Visitor(_host);

        (await stranger.Post("/console/sign-in", ("name", "Rosa"), ("password", Visitor.Password))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [PeerFact("otpauth")]
    public async Task SecondFactor_SetUp_IsAskedForWithACodeOfTheApp()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        var page = await rosa.Look("/console/second-factor");
        var key = page.Body.Split("class=\"key\">")[1].Split('<')[0];
        page.Body.ShouldContain("otpauth://totp/TriageBot:Rosa?secret=");

        (await rosa.Fill("/console/second-factor", ("code", "000000"))).Body.ShouldContain("That code does not fit.");
        var used = await Code(key);
        (await rosa.Fill("/console/second-factor", ("code", used))).Place.ShouldBe("/console");

        using var later = new Visitor(_host);
        (await later.SignIn("Rosa")).Place.ShouldBe("/console/code");
        (await later.Look("/console")).Place.ShouldBe("/console/sign-in");
        (await later.Fill("/console/code", ("code", "12"))).Body.ShouldContain("That code does not fit.");
        (await later.Fill("/console/code", ("code", used))).Body.ShouldContain("each works once");
        (await later.Fill("/console/code", ("code", await Code(key, ahead: 30)))).Place.ShouldBe("/console");
        (await later.Look("/console")).Status.ShouldBe(HttpStatusCode.OK);
        (await later.Look("/console/second-factor")).Body.ShouldContain("It is on");
    }

    [Fact]
    public async Task Code_WithoutAPasswordBefore_IsNotAskedFor()
    {
        using var stranger = new Visitor(_host);

        (await stranger.Look("/console/code")).Place.ShouldBe("/console/sign-in");
    }

    [Fact]
    public async Task Session_MadeByAnotherHost_IsTaken()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        var cookies = rosa.Cookies.GetCookies(new Uri(_host.Url, "/console"));
        await _host.Stop();
        await using var other = await RunningHost.Start(_host.Clock, _host.Folder);
        using var there = new Visitor(other);
        foreach (Cookie cookie in cookies)
        {
            there.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/console", other.Url.Host));
        }

        (await there.Look("/console")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AuditTrail_OfASession_NamesNobody()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa Maldonado");

        var trail = await _host.Get<IRecordStore>().AuditTrail(50, default);
        trail.ShouldContain(entry => entry.Action == "password-chosen");
        trail.ShouldAllBe(entry => !entry.ToString().Contains("Maldonado", StringComparison.OrdinalIgnoreCase));
    }

    /// <param name="ahead">Seconds.</param>
    private static Task<string> Code(string key, int ahead = 0) => NodePeer.Ask<string>("totp.js", new { key, at = DateTimeOffset.UtcNow.AddSeconds(ahead).ToUnixTimeMilliseconds() });
}
