using TriageBot.Console.Accounts;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Console;

public sealed class UsersVerbTests : IAsyncLifetime, IDisposable
{
    private readonly StringWriter _said = new();
    private readonly StringWriter _failed = new();
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose()
    {
        _said.Dispose();
        _failed.Dispose();
    }

    [Fact]
    public async Task Add_SomebodyNew_PrintsALinkThatLetsThemIn()
    {
        (await Desk.Add(" Rosa ", Role.Coordinator, resetSecondFactor: false, _said, _failed, default)).ShouldBeTrue();
        var link = _said.ToString().Split('\n')[0].Trim();

        using var rosa = new Visitor(_host);
        (await rosa.Choose(link)).Place.ShouldBe("/console");
        (await List()).ShouldContain("Rosa\tcoordinator\tactive\tusr_");
    }

    [Fact]
    public async Task Add_SomebodyKnown_KeepsTheRoleUnlessOneIsGiven()
    {
        await Desk.Add("Rosa", Role.Administrator, resetSecondFactor: false, _said, _failed, default);
        await Desk.Add("rosa", null, resetSecondFactor: false, _said, _failed, default);
        (await List()).ShouldContain("Rosa\tadministrator\tinvited");

        await Desk.Add("ROSA", Role.Auditor, resetSecondFactor: false, _said, _failed, default);
        (await List()).ShouldContain("Rosa\tauditor\tinvited");
        (await _host.Get<AccountBook>().All(default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Add_ATranslator_BindsThemToLanguagesThatThereAre()
    {
        (await Desk.Add("Ana", Role.Translator, resetSecondFactor: false, _said, _failed, default, "es, ht")).ShouldBeTrue();
        (await List()).ShouldContain("Ana\ttranslator (Spanish, Haitian Creole)\tinvited");

        (await Desk.Add("Ana", null, resetSecondFactor: false, _said, _failed, default, "es,tlh")).ShouldBeFalse();
        _failed.ToString().ShouldContain("Nobody can translate into 'tlh' here. There are: es, ");
        (await List()).ShouldContain("Haitian Creole");
    }

    [Fact]
    public async Task Disable_SomebodyUnknown_SaysSo()
    {
        (await Desk.Disable("Rosa", _said, _failed, default)).ShouldBeFalse();
        (await Desk.Add("", null, resetSecondFactor: false, _said, _failed, default)).ShouldBeFalse();
        (await Desk.Add("Rosa", null, resetSecondFactor: true, _said, _failed, default)).ShouldBeFalse();

        _failed.ToString().ShouldContain("There is no account Rosa.");
        _failed.ToString().ShouldContain("A name has 1 to 60 letters.");
        _failed.ToString().ShouldContain("no second factor to reset");
    }

    [Fact]
    public async Task Disable_ThenAdd_LetsThemInAgain()
    {
        using var rosa = await Visitor.As(_host, Role.Staff, "Rosa");
        await Desk.Disable("Rosa", _said, _failed, default);
        (await List()).ShouldContain("Rosa\tstaff\tdisabled");

        using var back = new Visitor(_host);
        (await back.Choose(await back.Invite("Rosa", Role.Staff))).Place.ShouldBe("/console");
        (await List()).ShouldContain("Rosa\tstaff\tactive");
    }

    [Fact]
    public async Task FirstAccount_NobodyCanSignIn_HasALinkUntilSomebodyCan()
    {
        var first = _host.Get<FirstAccount>();
        var old = (await first.Link(default)).ShouldNotBeNull();
        var link = (await first.Link(default)).ShouldNotBeNull();

        using var admin = new Visitor(_host);
        (await admin.Look(old)).Body.ShouldContain("no longer good");
        (await admin.Choose(link)).Place.ShouldBe("/console");
        (await first.Link(default)).ShouldBeNull();
    }

    private AccountDesk Desk => _host.Get<AccountDesk>();

    private async Task<string> List()
    {
        var list = new StringWriter();
        await Desk.List(list, default);
        return list.ToString();
    }
}
