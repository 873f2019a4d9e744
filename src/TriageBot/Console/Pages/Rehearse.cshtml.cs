using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Channels.Twilio;
using TriageBot.Console.Accounts;
using TriageBot.Engine.Texts;
using TriageBot.Hosting;
using TriageBot.Publishing;

namespace TriageBot.Console.Pages;

/// <summary>A conversation on the draft, in any language, on any day.</summary>
[Authorize(Permissions.EditContent)]
internal sealed class RehearseModel(ContentDesk desk, Rehearsals rehearsals, Publisher publisher, HotlineTime time) : PageModel
{
    private const int MostTexts = 100;

    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    /// <summary>Id of the dialog; any other stands for the default one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Pack { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Texts { get; set; }

    /// <summary>What carries the texts.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Channel { get; set; }

    public Workbook Book { get; private set; } = null!;

    public string? Problem { get; private set; }

    public ImmutableArray<RehearsedTurn> Turns { get; private set; } = [];

    public int Segments => Turns.Sum(turn => turn.Segments);

    /// <summary>In dollars, at the list price.</summary>
    public decimal Cost => Segments * ListPrice.Segment;

    [TempData]
    public string? Done { get; set; }

    /// <summary>Only what began without a chosen language can be played again as a person would.</summary>
    public bool CanRecord => !Turns.IsEmpty && string.IsNullOrEmpty(Language) && Turns[^1].Locale is not null;

    /// <summary>Empty where there is but one.</summary>
    public ImmutableArray<Engine.Dialogs.Dialog> Packs => Book.Library.Dialogs.Count > 1 ? [.. Book.Library.Dialogs.Values.OrderBy(dialog => dialog.Id, StringComparer.Ordinal)] : [];

    public string Dialog => rehearsals.DialogOf(Book.Library, Pack);

    private Locale? Chosen => string.IsNullOrEmpty(Language) ? null : Book.Library.Locales.GetValueOrDefault(Language);

    private DateTimeOffset At { get; set; }

    public async Task<IActionResult> OnPostRecord([FromForm] string? name)
    {
        await OnGet();
        if (Problem is null)
        {
            Problem = CanRecord ? await publisher.Record(name ?? "", Dialog, Turns[^1].Locale!, At, Turns, Me.Of(User), HttpContext.RequestAborted) : "Play something first, in which the bot finds out the language.";
        }

        if (Problem is not null)
        {
            return Page();
        }

        Done = "It is among the examples of the draft.";
        return RedirectToPage("/Draft");
    }

    public async Task OnGet()
    {
        Book = await desk.Open(HttpContext.RequestAborted);
        if (string.IsNullOrWhiteSpace(Texts))
        {
            return;
        }

        var texts = Texts.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        DateOnly? on = null;
        if (!string.IsNullOrEmpty(Day))
        {
            if (!DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                Problem = "Write the day as 2026-12-31.";
                return;
            }

            on = day;
        }

        At = time.At(on, Book.Library.Dialogs[Dialog].Pack.Zone);
        Channel = Rehearsals.Channels.Contains(Channel ?? "", StringComparer.Ordinal) ? Channel : Rehearsals.Channels[0];
        if (texts.Length > MostTexts)
        {
            Problem = $"At most {MostTexts} texts.";
        }
        else if (!Book.IsSound)
        {
            Problem = "The draft has something to mend first: it stands on the draft's page.";
        }
        else if (Chosen is { } chosen && !chosen.Dialogs.ContainsKey(Dialog))
        {
            Problem = $"This pack has no texts in {chosen.EnglishName}. Choose another language.";
        }
        else
        {
            Turns = rehearsals.Play(Book.Library, Pack, Chosen?.Tag, At, Channel!, texts);
        }
    }
}
