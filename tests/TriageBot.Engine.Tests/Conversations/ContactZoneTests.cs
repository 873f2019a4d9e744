using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Tests.Support;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>Night and "today" are where the person is, not where the hotline is.</summary>
public class ContactZoneTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    private static readonly Content Shipped = new(RepositoryContent.Load(new List<Finding>()), QuestionTypes.Default(), new EngineSettings
    {
        HotlineName = "Legal Help Line",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
    });

    [Theory]
    [InlineData("60629", "2026-11-24T08:00-06:00")]
    [InlineData("96813", "2026-11-24T08:00-10:00")]
    [InlineData("00901", "2026-11-24T08:00-04:00")]
    [InlineData("85004-1234", "2026-11-24T08:00-07:00")]
    [InlineData("10011", "2026-11-24T08:00-05:00")]
    [InlineData("in Chicago", "2026-11-24T08:00-05:00")]
    [InlineData("00000", "2026-11-24T08:00-05:00")]
    public void Reminder_DueAtNight_WaitsForTheMorningWhereThePersonIs(string zip, string due)
    {
        var engine = new DialogEngine(Shipped);
        var rehearsal = new Rehearsal(engine, "intake", Now);
        foreach (var text in new[] { "hello", "1", "2", "1", "1", "4", "2", "2" })
        {
            rehearsal.Say(text);
        }

        rehearsal.Conversation!.Waiting.ShouldBe("zip");

        var turn = engine.Take(rehearsal.Conversation, new MessageCame(Now, zip), new NewIds("c", "i", "K7-42"), "intake");

        turn.Effects.OfType<SetTimer>().Single(timer => timer.Kind is TimerKind.Nudge).Due.ShouldBe(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Today_InHawaii_IsStillYesterday()
    {
        var rehearsal = new Rehearsal(new DialogEngine(Shipped), "intake", Now);
        foreach (var text in new[] { "hello", "1", "2", "1", "1", "4", "2", "2", "96813" })
        {
            rehearsal.Say(text);
        }

        Shipped.Today(rehearsal.Conversation!, new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2026, 11, 23));
    }

    [Theory]
    [InlineData("33101", "America/New_York")]
    [InlineData("46201", "America/New_York")]
    [InlineData("46402", "America/Chicago")]
    [InlineData("77002", "America/Chicago")]
    [InlineData("79901", "America/Denver")]
    [InlineData("80202", "America/Denver")]
    [InlineData("85701", "America/Phoenix")]
    [InlineData("90012", "America/Los_Angeles")]
    [InlineData("83814", "America/Los_Angeles")]
    [InlineData("99501", "America/Anchorage")]
    public void Zones_ShippedFile_KnowsWhereAZipIs(string zip, string zone)
    {
        var findings = new List<Finding>();

        ZipZones.Load(Read("dialogs/zones.yaml"), findings).Of(zip).ShouldNotBeNull().Id.ShouldBe(zone);

        findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zones: [{zone: Mars/North, zips: [1]}]\nsource: x", "unknown-zone")]
    [InlineData("zones: [{zone: America/Chicago, zips: [60]}]\nsource: x", "bad-value")]
    [InlineData("zones: [{zone: America/Chicago, zips: [600]}, {zone: America/Denver, zips: [500-700]}]\nsource: x", "id-twice")]
    public void Zones_MistakenFile_IsNamed(string text, string code)
    {
        var findings = new List<Finding>();

        ZipZones.Load(new SourceFile("zones.yaml", text), findings);

        findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal).ShouldBe([code]);
    }

    private static SourceFile Read(string path) => new(path, File.ReadAllText(Path.Combine(Repository.Root, path)));
}
