using System.Globalization;
using SQLitePCL;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Stores;
using TriageBot.Stores.Sqlite;
using TriageBot.Tests.Compliance;

namespace TriageBot.Tests.Stores;

/// <summary>Counts SQLite's own steps, which, unlike milliseconds, are the same on every machine.</summary>
public sealed class SqliteScaleTests
{
    private const int StatementSteps = 4;
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2026-11-22T12:00:00Z", CultureInfo.InvariantCulture);

    [Fact]
    public void EveryCallOfATurnOrARound_TenTimesTheContacts_TakesNoMoreSteps()
    {
        var few = StepsWith(200);
        var many = StepsWith(2000);

        foreach (var (call, steps) in many)
        {
            steps.ShouldBeLessThan(few[call] + 100, $"{call} took {few[call]} steps with 200 contacts");
        }
    }

    private static Dictionary<string, int> StepsWith(int contacts)
    {
        using var session = SqliteSession.Open(":memory:", TimeSpan.FromSeconds(1), "");
        session.Handle.enable_sqlite3_next_stmt(true);
        SqliteSchema.Prepare(session);
        for (var i = 0; i < contacts; i++)
        {
            TurnTables.Commit(session, Turn(i, 0), StoreCompliance.Chain).ShouldBeTrue();
            OutboxTable.Bury(session, $"entry-0-0-{i}", 8, Noon, "500").ShouldBe(1);
        }

        var page = PageTable.Due(session, Noon, 1)[0];
        return new Dictionary<string, Action<SqliteSession>>(StringComparer.Ordinal)
        {
            ["load"] = s => TurnTables.Load(s, new("contact-7"), new("message-7-0")),
            ["commit"] = s => TurnTables.Commit(s, Turn(7, 1), StoreCompliance.Chain).ShouldBeTrue(),
            ["erase"] = s => TurnTables.Commit(s, Turn(8, 1) with { Erase = true }, StoreCompliance.Chain).ShouldBeTrue(),
            ["due timers"] = s => TurnTables.DueTimers(s, Noon, 10).Count.ShouldBe(10),
            ["forget marks"] = s => TurnTables.ForgetMarks(s, Noon.AddDays(-1)),
            ["due"] = s => OutboxTable.Due(s, OutboxKind.Message, Noon, 10).Count.ShouldBe(10),
            ["next due"] = s => OutboxTable.NextDue(s).ShouldBe(Noon),
            ["delivered"] = s => OutboxTable.Delivered(s, ["entry-1-0-9"]),
            ["retry"] = s => OutboxTable.Retry(s, "entry-1-0-10", 1, Noon, "500").ShouldBe(1),
            ["bury"] = s => OutboxTable.Bury(s, "entry-1-0-11", 1, Noon, "500").ShouldBe(1),
            ["replay"] = s => OutboxTable.Replay(s, "entry-0-0-12", Noon).ShouldBeTrue(),
            ["due pages"] = s => PageTable.Due(s, Noon, 10).Count.ShouldBe(10),
            ["repeat page"] = s => PageTable.Repeat(s, page, Noon.AddMinutes(5), []).ShouldBeTrue(),
            ["acknowledge page"] = s => PageTable.Acknowledge(s, "code-13", null, "rosa", Noon).ShouldNotBeNull(),
            ["intake"] = s => IntakeTable.Find(s, "intake-14").ShouldNotBeNull(),
            ["intakes"] = s => IntakeTable.MostUrgent(s, closed: false, 10).Count.ShouldBe(10),
            ["close"] = s => CaseFileTable.Save(s, new CaseFileRow("intake-14", 0, [1], IntakeTable.Find(s, "intake-14")!.Revision)).ShouldBeTrue(),
            ["closed intakes"] = s => IntakeTable.MostUrgent(s, closed: true, 10).Count.ShouldBe(1),
            ["audit trail"] = s => AuditTable.Newest(s, 10).Count.ShouldBe(10),
        }.ToDictionary(call => call.Key, call => Steps(session, call.Value), StringComparer.Ordinal);
    }

    private static int Steps(SqliteSession session, Action<SqliteSession> call)
    {
        Count(session);
        call(session);
        return Count(session);
    }

    // Reading the counters sets them back to nought.
    private static int Count(SqliteSession session)
    {
        var steps = 0;
        for (var statement = raw.sqlite3_next_stmt(session.Handle, null); statement is not null; statement = raw.sqlite3_next_stmt(session.Handle, statement))
        {
            steps += raw.sqlite3_stmt_status(statement, StatementSteps, 1);
        }

        return steps;
    }

    private static TurnCommit Turn(int number, int expected)
    {
        var contact = new ContactKey($"contact-{number}");
        return new TurnCommit
        {
            Contact = contact,
            Expected = expected,
            At = Noon,
            Conversation = [1],
            Mark = new(new MessageKey($"message-{number}-{expected}"), [1]),
            Outbox = [.. Enumerable.Range(0, 3).Select(i => new OutboxEntry($"entry-{i}-{expected}-{number}", contact, contact.Value, OutboxKind.Message, Noon, [1]))],
            Timers = [new(TimerKind.Nudge, Noon), new(TimerKind.Expire, Noon.AddDays(7))],
            Transcript = [[1], [2]],
            Intake = new($"intake-{number}", contact, 1, Level.SameDay, number % 100, Noon, [1]),
            Page = new($"page-{number}", $"intake-{number}", contact, $"code-{number}", Noon, Noon, [1]),
            Audit = [new(Noon, "person", "wrote", $"intake-{number}")],
        };
    }
}
