using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Publishing;

namespace TriageBot.Console.Pages;

/// <summary>Every version with its reason, and the way back.</summary>
[Authorize(Permissions.EditContent)]
internal sealed class VersionsModel(PublicationShelf shelf, Publisher publisher, PublicationWatch watch) : PageModel
{
    /// <summary>Newest first.</summary>
    public ImmutableArray<Publication> All => [.. shelf.All.Reverse()];

    public int InUse => watch.InUse;

    public string? Problem { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnPostBack([FromForm] int number)
    {
        Problem = await publisher.GoBack(number, Me.Of(User), HttpContext.RequestAborted);
        if (Problem is not null)
        {
            return Page();
        }

        await watch.Look(HttpContext.RequestAborted);
        Done = "It is as it was then.";
        return RedirectToPage();
    }
}
