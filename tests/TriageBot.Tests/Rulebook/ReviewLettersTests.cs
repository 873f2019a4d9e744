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
        for (var day = 0; day < 25; day++)
        {
            await host.Pass(TimeSpan.FromDays(1));
            await letters.Write(default);
            await host.Pump();

            // A call that the clock jumps over would be made again later, when nobody looks any more.
            await host.Get<InFlight>().AllEnded();
        }

        (await host.Get<IRecordStore>().AuditTrail(200, default)).Reverse().Where(entry => entry.Action is "review-reminded").Select(entry => $"{entry.Subject} {entry.Detail}")
            .ShouldBe(["rule:intake/hearing-soon due in 10 days", "rule:intake/hearing-soon due in 7 days", "rule:intake/hearing-soon due today", "rule:intake/hearing-soon late for 7 days", "rule:intake/hearing-soon late for 14 days"]);

        // Mail is sent side by side, and a call that the clock jumped over is made again, under its id.
        var subjects = new Dictionary<string, string>(StringComparer.Ordinal) { [first.Id] = first.Subject };
        while (subjects.Count < 5)
        {
            var next = await mail.Next();
            subjects[next.Id] = next.Subject;
        }

        subjects.Values.ShouldBe(new[] { "due in 10 days", "due in 7 days", "due today", "late for 7 days", "late for 14 days" }.Select(due => $"Review {due}: the rule hearing-soon"), ignoreOrder: true);
    }
}
