using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.CaseQueue;
using TriageBot.Console.Accounts;
using TriageBot.Console.Cases;
using TriageBot.Engine.Urgency;
using TriageBot.Routing;

namespace TriageBot.Console.Pages;

/// <summary>What the intake's page does about conflicts of interest. It has no face of its own.</summary>
[Authorize(Permissions.WorkCases)]
internal sealed class ConflictModel(CaseDesk desk, IntakeDoor door, Sights sights, CurrentClinics clinics, IServiceProvider services) : PageModel
{
    private const string System = "the case system";

    /// <summary>Said on the intake's page.</summary>
    [TempData]
    public string? Sent { get; set; }

    /// <summary>What somebody found out by hand.</summary>
    public Task<IActionResult> OnPostNote(string id, [FromForm] ConflictOutcome? outcome) => Work(id, async intake =>
    {
        if (outcome is not { } found || !Enum.IsDefined(found))
        {
            Sent = "Say whether there is a conflict.";
        }
        else if (found is ConflictOutcome.Skipped && intake.Row.Level is not Level.Emergency)
        {
            Sent = "Only an emergency is read before the check.";
        }
        else
        {
            await Keep(id, User.Identity!.Name!, found);
        }
    });

    /// <summary>What the case system knows.</summary>
    public Task<IActionResult> OnPostAsk(string id) => Work(id, async intake =>
    {
        var answer = services.GetService<ConflictHook>() is { } hook ? await hook.Ask(intake.Data, Asking, HttpContext.RequestAborted) : null;
        if (answer is not { } found)
        {
            Sent = "The case system does not say. Check the names by hand.";
            return;
        }

        await Keep(id, System, found ? ConflictOutcome.Found : ConflictOutcome.None);
    });

    private string? Asking => clinics().FirstOrDefault(clinic => !sights.Of(User).IsWhole && sights.Of(User).Is(clinic.Id))?.Name;

    private Task<bool> Keep(string id, string by, ConflictOutcome outcome) =>
        desk.CheckConflict(id, User.FindFirst(AccountClaims.Tag)!.Value, by, outcome, sights.Of(User).Own, HttpContext.RequestAborted);

    private async Task<IActionResult> Work(string id, Func<OpenedIntake, Task> work)
    {
        if (await door.Open(id, User, HttpContext.RequestAborted) is { } intake)
        {
            await work(intake);
        }

        return RedirectToPage("/Intake", new { id });
    }
}
