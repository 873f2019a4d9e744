using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Engine.Texts;
using TriageBot.Hosting;
using TriageBot.Publishing;

namespace TriageBot.Console.Pages;

/// <summary>The dialog as a picture, as the draft would have it. The outline says the same in words.</summary>
[Authorize(Permissions.EditContent)]
internal sealed class DiagramModel(ContentDesk desk, Outlines outlines, HostSettings settings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Dialog { get; set; }

    /// <summary>Null where the draft has no such dialog.</summary>
    public Picture? Picture { get; private set; }

    public async Task OnGet()
    {
        var book = await desk.Open(HttpContext.RequestAborted);
        if (book.Library.Dialogs.GetValueOrDefault(Dialog ?? settings.Content.DefaultDialog) is { } dialog)
        {
            Picture = Picture.Of(await outlines.Of(book, dialog, SourceStamp.Source));
        }
    }
}
