using System.Globalization;
using TriageBot.Engine.Conversations;
using TriageBot.Stores;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.Turns;

/// <summary>Where conversations begin and are left, as the audit trail has it for the reports.</summary>
public sealed class MilestonesTests : IAsyncLifetime
{
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public void Milestones_OfEachStory_AreWhatTheTableSays()
    {
        foreach (var row in File.ReadLines(Path.Combine(Repository.Root, "tests/TriageBot.Tests/Turns/milestones.tsv")).Where(line => line[0] != '#').Select(line => line.Split('\t')))
        {
            string.Join(", ", Live(row[0].Split(" | ")).Select(one => $"{one.Action} {one.Detail}")).ShouldBe(row[1], row[0]);
        }
    }

    [Fact]
    public async Task Completed_OverSms_TellsItsSegmentsAndIsLeftNowhere()
    {
        var phone = _host.Phone("+15551239999");
        await phone.Texts("hola", "1", "2", "1");
        while (!Conversations.IsLast(await phone.Text("0")))
        {
        }

        await _host.Wait(TimeSpan.FromDays(9), TimeSpan.FromDays(1));

        var trail = await Trail();
        trail.Where(entry => entry.Action is Milestones.Left).ShouldBeEmpty();
        var segments = trail.Single(entry => entry.Action is IntakeEvents.Completed).Detail.ShouldNotBeNull().Split(", ")[^1];
        int.Parse(segments.Split(' ')[0], CultureInfo.InvariantCulture).ShouldBeGreaterThan(phone.Thread.Count - 1);
        segments.ShouldEndWith(" segments");
    }

    // "+8d" is the timer of silence, whichever time has gone by.
    private List<(string Action, string Detail)> Live(string[] texts)
    {
        var (engine, contact, now) = (_host.Get<PublishedContent>().Engine, new ContactKey("somebody"), _host.Clock.GetUtcNow());
        var (found, kept) = (new List<(string, string)>(), (KeptConversation?)null);
        foreach (var text in texts)
        {
            now += text is "+8d" ? TimeSpan.FromDays(8) : TimeSpan.FromSeconds(10);
            TimerKind? fired = text is "+8d" ? TimerKind.Expire : null;
            var turn = engine.Take(kept?.Conversation, fired is { } kind ? new TimerFired(now, kind) : new MessageCame(now, text), Ids.New(contact, now), "intake");
            var inputs = new TurnInputs(turn, contact, "sms", "+15551230000", null, new Loaded(null, 0, null), now, null, null, fired, Before: kept);
            if (Milestones.Of(inputs) is { } milestone)
            {
                found.Add(milestone);
            }

            kept = turn.Effects.OfType<Erase>().Any() ? null : new KeptConversation("sms", "+15551230000", null, turn.Conversation);
        }

        return found;
    }

    private async Task<IReadOnlyList<AuditEntry>> Trail() => [.. (await _host.Get<IRecordStore>().AuditTrail(1000, default)).Reverse()];
}
