using System.Text.RegularExpressions;
using TriageBot.Alerts;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Outbox;

namespace TriageBot.Tests.Alerts;

public sealed partial class PagerTests
{
    private const string First = "+15550000001";
    private const string Second = "+15550000002";

    private static readonly ContactKey Ana = new("ana");

    private static readonly Conversation Urgent = new()
    {
        Id = "cnv_1", IntakeId = "int_1", Reference = "K7-42", Dialog = "intake", DialogVersion = "sha256:0", StartedAt = DeliveryRig.Start,
    };

    [Fact]
    public async Task Page_CommittedWithATurn_ReachesEveryNumberWithNeutralTextAndTheSameCode()
    {
        await using var rig = await Paged();

        await rig.Run();

        rig.Phones.Texts.Select(text => text.To).Order(StringComparer.Ordinal).ShouldBe([First, Second]);
        rig.Phones.Texts.Select(text => text.Text).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem()
            .ShouldBe($"New urgent request K7-42. Reply {Code(rig)} to take it.");
    }

    [Fact]
    public async Task Page_NobodyAnswers_RepeatsEveryFiveMinutes()
    {
        await using var rig = await Paged();

        await rig.RunFor(TimeSpan.FromMinutes(61));

        rig.Phones.Texts.Count.ShouldBe(2 * 13);
        (await rig.Store.Waiting(10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_OneNumberFails_TheOtherIsReachedAtOnceAndNothingPilesUp()
    {
        await using var rig = await Paged();
        rig.Phones.Fails = text => text.To is First ? new SendFailure(true, "30003") : null;

        await rig.RunFor(TimeSpan.FromHours(6));

        rig.Phones.Texts.ShouldAllBe(text => text.To == Second);
        rig.Phones.Texts.Count.ShouldBe(1 + (6 * 12));
        (await rig.Store.Waiting(100, default)).Count.ShouldBeLessThanOrEqualTo(1);
        (await rig.Store.DeadLetters(100, default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData(" ok {0}!")]
    [InlineData("taking {0}, 5 min")]
    [InlineData("000000 or {0}")]
    public async Task Intercept_ItsCode_StopsThePage(string text)
    {
        await using var rig = await Paged();
        await rig.Run();

        var reply = await Says(rig, First, text.Replace("{0}", Code(rig), StringComparison.Ordinal));
        reply.ShouldBe("K7-42 is yours. Open your case system to see it.");
        var sent = rig.Phones.Texts.Count;
        await rig.RunFor(TimeSpan.FromHours(1));

        rig.Phones.Texts.Skip(sent).ShouldHaveSingleItem().Text.ShouldBe(reply);
        var audit = (await rig.Store.AuditTrail(10, default)).ShouldHaveSingleItem();
        (audit.Actor, audit.Action, audit.Subject).ShouldBe(("alerts:1", "page-taken", "int_1"));
    }

    [Fact]
    public async Task Intercept_TakenBySomebodyElse_SaysSoAndKeepsTheFirst()
    {
        await using var rig = await Paged();
        await rig.Run();
        await Says(rig, First, Code(rig));

        (await Says(rig, Second, Code(rig))).ShouldBe("K7-42 was taken by someone else.");
        (await Says(rig, First, Code(rig))).ShouldBe("K7-42 is yours. Open your case system to see it.");
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("STOP IT")]
    [InlineData("999")]
    [InlineData("call 5551230000")]
    public async Task Intercept_NoCode_IsAnsweredAndBeginsNoIntake(string text)
    {
        await using var rig = await Paged();

        (await Says(rig, First, text)).ShouldBe("That code does not match an open request.");

        var contact = rig.The<ILookup>().Contact("sms", First);
        (await rig.Store.Load(contact, null, default)).Conversation.ShouldBeNull();
    }

    [Theory]
    [InlineData("sms", "+15551234567")]
    [InlineData("sms", "")]
    [InlineData("web", First)]
    public async Task Intercept_NotStaff_IsTheDialogsTurn(string channel, string from)
    {
        await using var rig = await Paged();
        await rig.Run();

        (await rig.The<StaffTexts>().Intercept(Text(rig, channel, from, Code(rig)), default)).ShouldBeNull();
        await rig.RunFor(TimeSpan.FromMinutes(5));
        rig.Phones.Texts.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Intercept_StaffOnWhatsApp_IsKnownByTheSameNumber()
    {
        await using var rig = await Paged();
        await rig.Run();

        var reply = await rig.The<StaffTexts>().Intercept(Text(rig, "whatsapp", $"whatsapp:{First}", Code(rig)), default);

        reply!.Texts.ShouldBe(["K7-42 is yours. Open your case system to see it."]);
    }

    [Fact]
    public async Task Intercept_ReplyTravelsInline_IsSentOnlyWhenItMayNotHaveArrived()
    {
        await using var rig = await Paged();
        var inline = Text(rig, "sms", First, "hello") with { ReplyInline = true };
        var reply = await rig.The<StaffTexts>().Intercept(inline, default);
        (await rig.The<StaffTexts>().Intercept(inline, default)).ShouldNotBeNull();
        await rig.Store.Delivered(reply!.OutboxIds.ToArray(), default);

        await rig.RunFor(TimeSpan.FromSeconds(19));
        rig.Phones.Texts.Count.ShouldBe(2);
        await rig.RunFor(TimeSpan.FromSeconds(1));
        rig.Phones.Texts.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Intercept_CarrierHasAnswered_IsSilent()
    {
        await using var rig = await Paged();

        var reply = await rig.The<StaffTexts>().Intercept(Text(rig, "sms", First, "STOP") with { CarrierAnswered = true }, default);

        reply!.Texts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_StoredAndWaiting_ShowsNeitherCodeNorNumber()
    {
        await using var rig = await Paged();
        var page = (await rig.Store.DuePages(DeliveryRig.Start.AddHours(1), 10, default)).ShouldHaveSingleItem();
        await rig.Run();
        var code = Code(rig);

        page.CodeHash.ShouldNotContain(code);
        System.Text.Encoding.Latin1.GetString(page.Body).ShouldNotContain(code);
        page.CodeHash.ShouldBe(rig.The<ILookup>().Code(code));
    }

    [Fact]
    public async Task Page_EmptyRoster_StaysOpenForTheConsole()
    {
        await using var rig = await Paged([]);

        await rig.RunFor(TimeSpan.FromMinutes(11));

        rig.Phones.Texts.ShouldBeEmpty();
        (await rig.Store.DuePages(DeliveryRig.Start.AddDays(1), 10, default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Intercept_SeveralPagesOfOneIntake_AreTakenByOneReply()
    {
        await using var rig = await Paged();
        await Page(rig, Urgent, Ana);
        await Page(rig, Urgent with { IntakeId = "int_2", Reference = "M3-77" }, new ContactKey("luis"));
        await rig.Run();
        rig.Phones.Texts.Count.ShouldBe(6);

        (await Says(rig, First, Code(rig))).ShouldBe("K7-42 is yours. Open your case system to see it.");
        await rig.RunFor(TimeSpan.FromMinutes(5));

        string[] Rounds(string reference) => [.. rig.Phones.Texts.Select(text => text.Text).Where(text => text.StartsWith($"New urgent request {reference}", StringComparison.Ordinal))];
        Rounds("K7-42").Length.ShouldBe(4);
        Rounds("M3-77").Length.ShouldBe(4);
    }

    [Fact]
    public async Task Intercept_PageAfterOneWasTaken_IsOpenUnderTheSameCode()
    {
        await using var rig = await Paged();
        await rig.Run();
        await Says(rig, First, Code(rig));
        await Page(rig, Urgent, Ana);
        rig.Clock.Advance(TimeSpan.FromMinutes(1));

        (await rig.Store.DuePages(DeliveryRig.Start.AddHours(1), 10, default)).ShouldHaveSingleItem();
        (await Says(rig, Second, Code(rig))).ShouldBe("K7-42 is yours. Open your case system to see it.");
        (await rig.Store.DuePages(DeliveryRig.Start.AddHours(1), 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Compose_ManyPages_CodesAreSixDigitsAndSpread()
    {
        await using var rig = await Paged();
        var codes = Enumerable.Range(0, 500)
            .Select(n => rig.The<Pager>().Compose(Urgent with { IntakeId = $"int_{n}" }, PageFacts.None, Ana, DeliveryRig.Start))
            .Select(pair => PageBody.Open(pair.Page, rig.The<ISealer>()).Code)
            .ToArray();

        codes.ShouldAllBe(code => SixDigits().IsMatch(code));
        codes.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(490);
        codes.ShouldContain(code => code[0] == '0');
    }

    private static async Task<DeliveryRig> Paged(string[]? roster = null)
    {
        var rig = await DeliveryRig.Open(pagers: roster);
        await Page(rig, Urgent, Ana);
        return rig;
    }

    private static async Task Page(DeliveryRig rig, Conversation conversation, ContactKey contact)
    {
        var now = rig.Clock.GetUtcNow();
        var (page, texts, _) = rig.The<Pager>().Compose(conversation, PageFacts.None, contact, now);
        var loaded = await rig.Store.Load(contact, null, default);
        await rig.Store.Commit(new TurnCommit { Contact = contact, Expected = loaded.Version, At = now, Conversation = [1], Page = page, Outbox = texts }, default);
    }

    private static async Task<string> Says(DeliveryRig rig, string from, string text) =>
        (await rig.The<StaffTexts>().Intercept(Text(rig, "sms", from, text), default))!.Texts.ShouldHaveSingleItem();

    private static InboundMessage Text(DeliveryRig rig, string channel, string from, string text) =>
        new(channel, from, "SM1", text, [], rig.Clock.GetUtcNow());

    private static string Code(DeliveryRig rig) => SixDigits().Match(rig.Phones.Texts.First(text => text.Text.Contains("K7-42", StringComparison.Ordinal)).Text).Value;

    [GeneratedRegex("(?<![0-9])[0-9]{6}(?![0-9])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SixDigits();
}
