using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Engine.Texts;
using TriageBot.Hosting;
using TriageBot.Publishing;

namespace TriageBot.Console.Pages;

/// <summary>The whole dialog in words, as the draft would have it.</summary>
[Authorize(Permissions.EditContent)]
internal sealed class OutlineModel(ContentDesk desk, Outlines outlines, WaitingPeople people, HostSettings settings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Dialog { get; set; }

    public Workbook Book { get; private set; } = null!;

    /// <summary>Null where the draft has no dialog.</summary>
    public Outline? Outline { get; private set; }

    /// <summary>Null while nobody has counted.</summary>
    public WaitingCount? People { get; private set; }

    public async Task OnGet()
    {
        People = await people.Now();
        Book = await desk.Open(HttpContext.RequestAborted);
        Language = Language is { } tag && Book.Library.Locales.ContainsKey(tag) ? tag : SourceStamp.Source;
        if (Book.Library.Dialogs.GetValueOrDefault(Dialog ?? settings.Content.DefaultDialog) is { } dialog)
        {
            Outline = await outlines.Of(Book, dialog, Language);
        }
    }
}
