using TriageBot.Channels.Mail;

namespace TriageBot.Tests.Channels.Mail;

public sealed class MailOptionsTests
{
    private static readonly MailOptions Whole = new() { Host = "mail.example.org", From = "hotline@example.org" };

    [Fact]
    public void Problems_OffOrWhole_AreNone()
    {
        new MailOptions().Problems(production: true).ShouldBeEmpty();
        Whole.Problems(production: true).ShouldBeEmpty();
        (Whole with { Security = "tls", Port = 465, User = "bot", Password = "secret", From = "Hotline <hotline@example.org>" }).Problems(production: true).ShouldBeEmpty();
        (Whole with { Security = "None" }).Problems(production: false).ShouldBeEmpty();
    }

    [Fact]
    public void Problems_NoneOfItRight_AreNamedOneByOne() =>
        (Whole with { Port = 0, Security = "ssl", From = "hotline", User = "bot" }).Problems(production: true).ShouldBe(
        [
            "Alerts:Email:Port is 0. Write a port such as 587.",
            "Alerts:Email:Security is 'ssl'. Write StartTls or Tls.",
            "Alerts:Email:From is no mail address: write it as hotline@example.org.",
            "Alerts:Email:User and Alerts:Email:Password go together: one of them is missing.",
        ]);

    [Fact]
    public void Problems_InTheClearInProduction_IsRefused() =>
        (Whole with { Security = "None" }).Problems(production: true).ShouldHaveSingleItem().ShouldContain("in the clear");

    [Fact]
    public void Problems_EverythingButTheHost_SaysThatNoMailGoesOut() =>
        (Whole with { Host = " " }).Problems(production: false).ShouldBe(["Alerts:Email:Host is missing: without it no mail goes out."]);

    [Theory]
    [InlineData(" rosa@example.org ", "rosa@example.org")]
    [InlineData("rosa.lopez+pages@law.example.org", "rosa.lopez+pages@law.example.org")]
    [InlineData("", null)]
    [InlineData("rosa", null)]
    [InlineData("@example.org", null)]
    [InlineData("rosa@", null)]
    [InlineData("rosa@a@example.org", null)]
    [InlineData("Rosa <rosa@example.org>", null)]
    [InlineData("rosa@example.org, luis@example.org", null)]
    [InlineData("rosa@example.org\r\nBcc: eve@example.org", null)]
    [InlineData("rösa@example.org", null)]
    public void Normalise_AsPeopleWriteAddresses_IsTheBareAddressOrNull(string text, string? address) =>
        MailAddress.Normalise(text).ShouldBe(address);
}
