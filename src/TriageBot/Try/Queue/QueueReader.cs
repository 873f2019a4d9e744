using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.CaseQueue;
using TriageBot.Engine.Urgency;
using TriageBot.Stores;

namespace TriageBot.Try.Queue;

/// <param name="Now">The host's time, for how long each has waited.</param>
/// <param name="DeadLetters">Events and texts that were given up.</param>
internal sealed record QueueView(DateTimeOffset Now, ImmutableArray<QueuedIntake> Intakes, int DeadLetters);

/// <param name="State">The last event that left, such as <c>intake.completed</c>; null when it is too long ago.</param>
/// <param name="Why">The first reason.</param>
/// <param name="MoreReasons">Beside it.</param>
internal sealed record QueuedIntake(
    string Id, string? Reference, string Level, string? Language, bool? InterpreterNeeded, string? Why, int MoreReasons, string? State, DateTimeOffset Since, int Revision);

/// <summary>Lists what was handed over, as it was written for the case queue.</summary>
internal sealed class QueueReader(IRecordStore records, IOutboxStore outbox, CaseEvents cases, TimeProvider clock)
{
    private const int Most = 200;
    private const int Newest = 1000;

    public async Task<QueueView> Read(CancellationToken cancel)
    {
        var rows = await records.Intakes(Most, cancel);
        var last = (await records.AuditTrail(Newest, cancel))
            .Where(entry => entry.Action.StartsWith("intake.", StringComparison.Ordinal))
            .DistinctBy(entry => entry.Subject, StringComparer.Ordinal)
            .ToDictionary(entry => entry.Subject, entry => entry.Action, StringComparer.Ordinal);
        var dead = await outbox.DeadLetters(Most, cancel);
        return new QueueView(clock.GetUtcNow(), [.. rows.Select(row => Intake(row, last.GetValueOrDefault(row.Id)))], dead.Count);
    }

    private QueuedIntake Intake(IntakeRow row, string? state)
    {
        var intake = JsonSerializer.Deserialize<IntakeData>(cases.Open(row), JsonSerializerOptions.Web)!;
        var reasons = intake.Urgency.Reasons;
        return new QueuedIntake(
            row.Id,
            intake.Reference,
            row.Level.Id(),
            intake.Language.Name,
            intake.Language.InterpreterNeeded,
            reasons is [var first, ..] ? first.Text : null,
            Math.Max(0, reasons.Length - 1),
            state,
            row.CreatedAt ?? row.UpdatedAt,
            row.Revision);
    }
}
