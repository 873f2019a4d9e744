using TriageBot.Alerts;
using TriageBot.Outbox;
using TriageBot.Rulebook;
using TriageBot.Stores;
using TriageBot.Tests.Channels.Mail;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Rulebook;

/// <summary>Whoever looks after a rule hears in time that somebody has to look, and again until somebody has.</summary>
public sealed class ReviewLettersTests
{
    [Theory]
    [InlineData(31, null)]
    [InlineData(30, 30)]
    [InlineData(8, 30)]
    [InlineData(7, 7)]
    [InlineData(1, 7)]
    [InlineData(0, 0)]
    [InlineData(-6, 0)]
    [InlineData(-7, -7)]
    [InlineData(-13, -7)]
    [InlineData(-70, -70)]
    public void Stage_OfDaysLeft_IsTheOneThatHasCome(int daysLeft, int? stage) => ReviewStage.Of(daysLeft).ShouldBe(stage);

    [PeerFact("smtp-server", "mailparser")]
    public async Task Owner_OverWeeks_IsWrittenToOnceAStage()
    {
        await using var mail = await MailServer.Start();
        await using var host = await RunningHost.Start(settings: mail.Settings);
        await host.Get<RosterBook>().Save([new Member("roster:rosa", "Rosa M", "") { Email = "rosa@example.org" }], 0, default);
        await Law.Publish(host, yaml => Law.With(yaml, "hearing-soon", ("review_by: 2027-03-31", "review_by: 2026-12-03\n    owner: rosa m")));
        var letters = host.Get<ReviewLetters>();

        (await Task.WhenAll(letters.Write(default), letters.Write(default))).Sum().ShouldBe(1);
        await host.Pump();

        var first = await mail.Next();
        (first.To.Single(), first.Subject).ShouldBe(("rosa@example.org", "Review due in 10 days: the rule hearing-soon"));
        first.Text.ShouldContain("Source: 8 USC 1229a(b)(5)");
        first.Text.ShouldContain("https://hotline.example.org/console/content/piece?kind=rule&dialog=intake&id=hearing-soon");
        for (var hour = 0; hour < 25 * 24; hour++)
        {
            host.Clock.Advance(TimeSpan.FromHours(1));
            await letters.Write(default);
            await Sent(host);
        }

        (await host.Get<IRecordStore>().AuditTrail(200, default)).Reverse().Where(entry => entry.Action is "review-reminded").Select(entry => $"{entry.Subject} {entry.Detail}")
            .ShouldBe(["rule:intake/hearing-soon due in 10 days", "rule:intake/hearing-soon due in 7 days", "rule:intake/hearing-soon due today", "rule:intake/hearing-soon late for 7 days", "rule:intake/hearing-soon late for 14 days"]);

        string[] subjects = [first.Subject, (await mail.Next()).Subject, (await mail.Next()).Subject, (await mail.Next()).Subject, (await mail.Next()).Subject];
        subjects.ShouldBe(new[] { "due in 10 days", "due in 7 days", "due today", "late for 7 days", "late for 14 days" }.Select(due => $"Review {due}: the rule hearing-soon"));
    }

    // The host looks by itself too, and a clock that ran on through its call would have it make that again, until the letter is given up.
    private static async Task Sent(RunningHost host)
    {
        while ((await host.Get<IOutboxStore>().Waiting(10, default)).Count > 0)
        {
            await host.Pump();
            await host.Get<InFlight>().AllEnded();
        }
    }
}
