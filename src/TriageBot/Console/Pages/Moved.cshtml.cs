using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.CaseQueue;
using TriageBot.Console.Accounts;
using TriageBot.Hosting;
using TriageBot.Rulebook;
using TriageBot.Stores;

namespace TriageBot.Console.Pages;

/// <summary>Which intakes a change of the rules moved.</summary>
internal sealed class MovedModel(KeptList<Rescoring> list, IRecordStore records, CaseEvents cases, Sights sights, AuditNotes audit) : PageModel
{
    /// <summary>Older ones stand in the audit trail.</summary>
    private const int Most = 10;

    /// <summary>Newest first.</summary>
    public ImmutableArray<(Rescoring Run, ImmutableArray<MovedLine> Lines)> All { get; private set; } = [];

    /// <summary>The reader sees some intakes only.</summary>
    public bool IsPart { get; private set; }

    public async Task OnGet()
    {
        await audit.Write(User.FindFirst(AccountClaims.Tag)!.Value, "queue-read", "queue:moved", HttpContext.RequestAborted);
        var sight = sights.Of(User);
        IsPart = !sight.IsWhole;
        var (runs, _) = await list.Read(HttpContext.RequestAborted);
        foreach (var run in runs.Reverse().Take(Most))
        {
            var lines = await Task.WhenAll(run.Moved.Select(moved => Line(moved, sight)));
            All = All.Add((run, [.. lines.OfType<MovedLine>()]));
        }
    }

    /// <returns>Null where it is not the reader's.</returns>
    private async Task<MovedLine?> Line(MovedIntake moved, Sight sight)
    {
        if (await records.Intake(moved.IntakeId, HttpContext.RequestAborted) is not { } row)
        {
            return IsPart ? null : new MovedLine(moved, null);
        }

        var intake = JsonSerializer.Deserialize<IntakeData>(cases.Open(row), JsonSerializerOptions.Web)!;
        return sight.Sees(row.Id, intake.Routing.Clinic) ? new MovedLine(moved, intake.Reference ?? moved.IntakeId) : null;
    }
}

/// <param name="Reference">Null once it is erased.</param>
internal sealed record MovedLine(MovedIntake Moved, string? Reference);
