using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.CaseQueue;
using TriageBot.Console.Cases;
using TriageBot.Engine.Urgency;
using TriageBot.Rulebook;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Console.Queue;

/// <summary>One line of the queue.</summary>
/// <param name="Why">The first reason, or null where no rule fires.</param>
/// <param name="More">Reasons beside it.</param>
/// <param name="Clinic">Name of the one it is suggested to, or null.</param>
/// <param name="Place">Where the person is, as they wrote it.</param>
/// <param name="Offered">Name of the clinic that is asked whether it takes it, or null.</param>
internal sealed record QueueLine(
    string Id, string? Reference, Level Level, string? Why, int More, string? Language, bool NeedsInterpreter, string? Clinic, string? Place, ImmutableArray<string> Areas, TimeSpan Waited, string? Offered, CaseFile File)
{
    /// <summary>Name of the dialog that was followed; null where there is but one.</summary>
    public string? Pack { get; init; }

    /// <summary>A rule that speaks for the level was to be looked at before today.</summary>
    public bool IsRulePast { get; init; }

    /// <summary>Nobody has it, and somebody should.</summary>
    public bool IsLate => File is { Holder: null, Closed: null } && Waited > Targets.Of(Level);
}

/// <summary>What was handed over, the most urgent first.</summary>
internal sealed class QueueBoard(IRecordStore records, CaseEvents cases, CaseDesk desk, Registry registry, PublishedContent content, TimeProvider clock)
{
    /// <summary>A page holds so many. Who is further down is reached by what they are filtered by.</summary>
    public const int Most = 200;

    /// <summary>For whoever sees a part of them, so many are looked through.</summary>
    public const int Looked = 1000;

    public async Task<ImmutableArray<QueueLine>> Read(bool closed, Sight sight, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var limit = sight.IsWhole ? Most : Looked;
        var rows = closed ? await records.ClosedIntakes(limit, cancel) : await records.Intakes(limit, cancel);
        var seen = rows.Select(row => (Row: row, Intake: JsonSerializer.Deserialize<IntakeData>(cases.Open(row), JsonSerializerOptions.Web)!))
            .Where(one => sight.Sees(one.Row.Id, one.Intake.Routing.Clinic))
            .Take(Most);
        return [.. await Task.WhenAll(seen.Select(one => Line(one.Row, one.Intake, sight.OfferOf(one.Row.Id), now, cancel)))];
    }

    private async Task<QueueLine> Line(IntakeRow row, IntakeData intake, string? offered, DateTimeOffset now, CancellationToken cancel)
    {
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
            offered,
            await desk.Read(row, cancel))
        {
            Pack = content.PackName(intake.Dialog?.Id),
            IsRulePast = reasons.Any(reason => registry.IsPast(intake.Dialog?.Id, reason.Rule)),
        };
    }
}
