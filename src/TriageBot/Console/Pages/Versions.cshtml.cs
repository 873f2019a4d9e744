using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Engine.Dialogs;
using TriageBot.Hosting;
using TriageBot.Publishing;
using TriageBot.Rulebook;

namespace TriageBot.Console.Pages;

/// <summary>Every version with its reason, and the way back.</summary>
[Authorize(Permissions.EditContent)]
internal sealed class VersionsModel(ContentDesk desk, PublicationShelf shelf, Publisher publisher, PublicationWatch watch, KeptList<Rescoring> rescorings) : PageModel
{
    /// <summary>Newest first.</summary>
    public ImmutableArray<Publication> All => [.. shelf.All.Reverse()];

    /// <summary>For labels.</summary>
    public Library Library { get; private set; } = null!;

    public int InUse => watch.InUse;

    /// <summary>Those whose rules had open intakes scored anew, with what that moved.</summary>
    public Rescoring? Rescored(int version) => rescorings.Current?.LastOrDefault(run => run.Publication == version);

    public string? Problem { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public async Task OnGet() => Library = (await desk.Open(HttpContext.RequestAborted)).Library;

    public async Task<IActionResult> OnPostBack([FromForm] int number)
    {
        Problem = await publisher.GoBack(number, Me.Of(User), HttpContext.RequestAborted);
        if (Problem is not null)
        {
            await OnGet();
            return Page();
        }

        await watch.Look(HttpContext.RequestAborted);
        Done = number == 0 ? "The files of the release are in use again." : $"What version {number} said is in use again.";
        return RedirectToPage();
    }
}
