using TriageBot.Channels;

namespace TriageBot.Tests.Spool;

/// <summary>"I am letting a person on our team know" is true at once, also while nothing can be stored.</summary>
public sealed class DangerWhileDownTests : IDisposable
{
    private const string Danger = "ICE took my husband";
    private const string First = "+15550000001";
    private const string Second = "+15550000002";
    private readonly SpoolRig rig = new();

    public DangerWhileDownTests() => rig.StoreIsDown();

    public void Dispose() => rig.Dispose();

    [Theory]
    [InlineData("ICE took my husband")]
    [InlineData("la migra se llevó a mi hermano")]
    [InlineData("he is beating me")]
    [InlineData("me quiero matar")]
    public async Task Danger_StoreDown_PagesEveryNumberWithNothingAboutThePerson(string text)
    {
        await rig.Say(text);

        var pages = await rig.Paged();
        pages.Select(page => (page.Channel, page.To)).ShouldBe([("sms", First), ("sms", Second)], ignoreOrder: true);
        pages.Select(page => page.Text).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem()
            .ShouldBe("Urgent text on the hotline, but our system is down. The case follows when it is back. Call your administrator.");
    }

    [Theory]
    [InlineData("hello, I need some help")]
    [InlineData("1")]
    [InlineData("STOP")]
    public async Task PlainText_StoreDown_PagesNobody(string text)
    {
        await rig.Say(text);

        (await rig.Paged()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Danger_StoreWell_IsThePagersAlone()
    {
        rig.StoreIsBack();

        await rig.Say(Danger);

        (await rig.Paged()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Danger_AgainWithinRepeatMinutes_PagesOnceAndAgainAfterwards()
    {
        await rig.Say(Danger);
        rig.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        await rig.Say("he is beating me", "+15551230002");
        (await rig.Paged()).Length.ShouldBe(2);

        rig.Clock.Advance(TimeSpan.FromTicks(1));
        await rig.Say(Danger);

        (await rig.Paged()).Length.ShouldBe(4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Danger_OneNumberFails_TheOtherIsReachedAndNobodyIsPagedTwice(bool throws)
    {
        rig.Phones.Fails = text => text.To is not First ? null : throws ? throw new InvalidOperationException("a bug") : new SendFailure(true, "timeout");

        await rig.Say(Danger);
        (await rig.Paged()).ShouldHaveSingleItem().To.ShouldBe(Second);
        await rig.Say(Danger);

        (await rig.Paged()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Danger_NobodyWasReached_TheNextTextTriesAgainAtOnce()
    {
        rig.Phones.Fails = _ => new SendFailure(true, "http-503");
        await rig.Say(Danger);
        (await rig.Paged()).ShouldBeEmpty();
        rig.Phones.Fails = _ => null;

        await rig.Say(Danger);

        (await rig.Paged()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Danger_PhoneCompanyDoesNotAnswer_ThePersonIsAnsweredAndTheHostWaitsBeforeItEnds()
    {
        using var phoneCompany = new ManualResetEventSlim();
        rig.Phones.Fails = _ =>
        {
            phoneCompany.Wait();
            return null;
        };

        (await rig.Say(Danger)).ShouldStartWith("Thank you for telling me.");
        var ending = rig.Page.StopAsync(CancellationToken.None);
        ending.IsCompleted.ShouldBeFalse();
        using var deadline = new CancellationTokenSource();
        var hurried = rig.Page.StopAsync(deadline.Token);
        await deadline.CancelAsync();
        await hurried;
        phoneCompany.Set();
        await ending;

        rig.Phones.Texts.Count.ShouldBe(2);
    }
}
