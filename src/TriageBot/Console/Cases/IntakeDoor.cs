using System.Security.Claims;
using System.Text.Json;
using TriageBot.CaseQueue;
using TriageBot.Stores;

namespace TriageBot.Console.Cases;

/// <param name="Conflict">What a conflict check for the reader's clinics came to; null while nobody has done one.</param>
/// <param name="IsOffered">The reader sees it only because it is offered to their clinic.</param>
internal sealed record OpenedIntake(IntakeRow Row, IntakeData Data, CaseFile File, ConflictCheck? Conflict, bool IsOffered)
{
    /// <summary>Names of another side that these clinics have not found to be free of a conflict.</summary>
    public bool IsUnchecked => !Data.AdverseParties.IsEmpty && Conflict?.Outcome is null or ConflictOutcome.Found;

    /// <summary>Why answers, thread and attachments are not shown; null where they are. A lawyer does not read them before the names are checked (ABA Model Rule 1.18), nor before their clinic has taken the case.</summary>
    public string? Hidden =>
        IsOffered ? "Answers and the thread are here once your clinic takes the case."
        : Data.AdverseParties.IsEmpty ? null
        : Conflict?.Outcome switch
        {
            null => "Answers, attachments and the thread are here once the names under Who are checked for a conflict of interest.",
            ConflictOutcome.Found => "There is a conflict of interest: answers, attachments and the thread stay closed.",
            _ => null,
        };
}

/// <summary>Opens an intake for those who may see it. To all others it is not there.</summary>
internal sealed class IntakeDoor(IRecordStore records, CaseEvents cases, CaseDesk desk, Sights sights)
{
    public async Task<OpenedIntake?> Open(string id, ClaimsPrincipal user, CancellationToken cancel)
    {
        if (await records.Intake(id, cancel) is not { } row)
        {
            return null;
        }

        var intake = JsonSerializer.Deserialize<IntakeData>(cases.Open(row), JsonSerializerOptions.Web)!;
        var sight = sights.Of(user);
        if (!sight.Sees(id, intake.Routing.Clinic))
        {
            return null;
        }

        var file = await desk.Read(row, cancel);
        return new OpenedIntake(row, intake, file, file.ConflictOf(sight.Own), !sight.IsTheirs(intake.Routing.Clinic));
    }
}
