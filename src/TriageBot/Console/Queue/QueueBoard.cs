using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.CaseQueue;
using TriageBot.Console.Cases;
using TriageBot.Engine.Urgency;
using TriageBot.Stores;

namespace TriageBot.Console.Queue;

/// <summary>One line of the queue.</summary>
/// <param name="Why">The first reason, or null where no rule fires.</param>
/// <param name="More">Reasons beside it.</param>
/// <param name="Clinic">Name of the one it is suggested to, or null.</param>
/// <param name="Place">Where the person is, as they wrote it.</param>
internal sealed record QueueLine(
    string Id, string? Reference, Level Level, string? Why, int More, string? Language, bool NeedsInterpreter, string? Clinic, string? Place, ImmutableArray<string> Areas, TimeSpan Waited, CaseFile File)
{
    /// <summary>Nobody has it, and somebody should.</summary>
    public bool IsLate => File is { Holder: null, Closed: null } && Waited > Targets.Of(Level);
}

/// <summary>What was handed over, the most urgent first.</summary>
internal sealed class QueueBoard(IRecordStore records, CaseEvents cases, CaseDesk desk, TimeProvider clock)
{
    /// <summary>A page holds so many. Who is further down is reached by what they are filtered by.</summary>
    public const int Most = 200;

    public async Task<ImmutableArray<QueueLine>> Read(bool closed, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = closed ? await records.ClosedIntakes(Most, cancel) : await records.Intakes(Most, cancel);
        return [.. await Task.WhenAll(rows.Select(row => Line(row, now, cancel)))];
    }

    private async Task<QueueLine> Line(IntakeRow row, DateTimeOffset now, CancellationToken cancel)
    {
        var intake = JsonSerializer.Deserialize<IntakeData>(cases.Open(row), JsonSerializerOptions.Web)!;
        var reasons = intake.Urgency.Reasons;
        return new QueueLine(
            row.Id,
            intake.Reference,
            row.Level,
            reasons is [var first, ..] ? first.Text : null,
            Math.Max(0, reasons.Length - 1),
            intake.Language.Name,
            intake.Language.InterpreterNeeded is true,
            intake.Routing.Clinic,
            intake.Contact.Place,
            intake.PracticeAreas,
            now - (row.CreatedAt ?? row.UpdatedAt),
            await desk.Read(row, cancel));
    }
}
