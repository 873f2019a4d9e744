using TriageBot.Alerts;
using TriageBot.Channels.Mail;

namespace TriageBot.Tests.Alerts;

public sealed class AlertOptionsTests
{
    [Theory]
    [InlineData("+15551234567", "+15551234567")]
    [InlineData("5551234567", "+15551234567")]
    [InlineData("(555) 123-4567", "+15551234567")]
    [InlineData("1 555.123.4567", "+15551234567")]
    [InlineData("+52 55 1234 5678", "+525512345678")]
    [InlineData("whatsapp:+15551234567", "+15551234567")]
    [InlineData("+5551234567", "+5551234567")]
    [InlineData("", null)]
    [InlineData("911", null)]
    [InlineData("anonymous", null)]
    [InlineData("+1555123456x", null)]
    [InlineData("5551234567+", null)]
    [InlineData("+0123456789", null)]
    [InlineData("1234567890123456", null)]
    [InlineData("whatsapp:US.1234", null)]
    public void Normalise_AsPeopleAndChannelsWriteNumbers_IsE164OrNull(string text, string? number) =>
        PhoneNumber.Normalise(text).ShouldBe(number);

    [Fact]
    public void Problems_BadNumberAndInterval_AreNamedWithoutTheNumber() =>
        new AlertOptions { To = ["+15551234567", "12"], RepeatMinutes = 0 }.Problems(production: true).ShouldBe(
        [
            "Alerts:RepeatMinutes must be from 1 to 1440.",
            "Alerts:To:1 is no phone number: write it as +15551234567.",
        ]);

    [Fact]
    public void Problems_NothingSet_AreNoneButProductionWarns()
    {
        new AlertOptions().Problems(production: true).ShouldBeEmpty();
        new AlertOptions().Warnings(production: true).ShouldBe(["Alerts:To is empty: nobody is paged in an emergency."]);
        new AlertOptions().Warnings(production: false).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://hotline.example.org/console", true, true)]
    [InlineData("http://localhost:5080/console", false, true)]
    [InlineData("http://hotline.example.org/console", true, false)]
    [InlineData("hotline.example.org", false, false)]
    [InlineData("https://bot:secret@example.org", false, false)]
    [InlineData("", false, false)]
    public void Problems_MailWithoutAWayToTheConsole_IsNamed(string address, bool production, bool isFine) =>
        new AlertOptions { ConsoleUrl = address, Email = new MailOptions { Host = "mail.example.org", From = "hotline@example.org" } }
            .Problems(production).Any(problem => problem.StartsWith("Alerts:ConsoleUrl must be", StringComparison.Ordinal)).ShouldBe(!isFine);

    [Theory]
    [InlineData("https://hotline.example.org")]
    [InlineData("https://hotline.example.org/")]
    [InlineData("https://hotline.example.org/console")]
    [InlineData("https://hotline.example.org/console/")]
    public void LinkTo_ConsoleOrItsHost_IsTheSamePage(string address) =>
        new AlertOptions { ConsoleUrl = address }.LinkTo("intakes/int_1").ShouldBe("https://hotline.example.org/console/intakes/int_1");

    [Fact]
    public void MemberAt_NumberWrittenAnotherWay_IsThePlaceInTheRoster()
    {
        var roster = Roster.From(new AlertOptions { To = ["(555) 123-4567", "+15550000002", "5551234567"] });

        roster.Ways.Select(way => way.Address).ShouldBe(["+15551234567", "+15550000002"]);
        roster.MemberAt("sms", "+15550000002").ShouldBe("alerts:2");
        roster.MemberAt("sms", "+15550000003").ShouldBeNull();
        roster.MemberAt("sms", "").ShouldBeNull();
    }
}
