using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Hosting;
using TriageBot.Publishing;

namespace TriageBot.Console.Pages;

/// <summary>How the bot would read a sentence, and which words decide.</summary>
[Authorize(Permissions.EditContent)]
internal sealed class ReadingModel(ContentDesk desk, Readings readings, HotlineTime time, HostSettings settings) : PageModel
{
    private const int Longest = 1600;

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Id of the question that it answers; empty for any text.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Question { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    public Workbook Book { get; private set; } = null!;

    public Dialog? Dialog { get; private set; }

    public Read? Read { get; private set; }

    public string? Problem { get; private set; }

    public async Task OnGet()
    {
        Book = await desk.Open(HttpContext.RequestAborted);
        Dialog = Book.Library.Dialogs.GetValueOrDefault(settings.Content.DefaultDialog);
    }

    /// <summary>A text may be somebody's: it is sent in a form and not in an address, which would be logged. Nothing is kept.</summary>
    public async Task OnPost()
    {
        await OnGet();
        var day = time.Today;
        Problem = string.IsNullOrWhiteSpace(Text) || Text.Length > Longest ? $"Write a text of 1 to {Longest} letters."
            : !string.IsNullOrEmpty(Day) && !DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) ? "Write the day as 2026-12-31."
            : !Book.IsSound || Dialog is null ? "The draft has something to mend first: it stands on the draft's page."
            : null;
        if (Problem is null)
        {
            var tag = Language is { } wanted && Book.Library.Locales.ContainsKey(wanted) ? wanted : null;
            Read = await readings.Of(Book.Library, Dialog!, Dialog!.Find(Question ?? ""), tag, Text!, day, HttpContext.RequestAborted);
        }
    }

    public string Label(Question question) =>
        Book.Library.Locales[SourceStamp.Source].Dialogs.GetValueOrDefault(Dialog!.Id)?.GetValueOrDefault($"{question.Id}.label")?.Text ?? question.Id;

    public string NameOf(string tag) => Book.Library.Locales.GetValueOrDefault(tag)?.EnglishName ?? tag;
}
