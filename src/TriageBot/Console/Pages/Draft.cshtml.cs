using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Publishing;
using TriageBot.Rulebook;
using TriageBot.Turns;

namespace TriageBot.Console.Pages;

/// <summary>What would change, in words; looked over by somebody else, then published.</summary>
[Authorize(Permissions.EditContent)]
internal sealed class DraftModel(ContentDesk desk, Publisher publisher, ContentFolder folder, Examples examples, WaitingPeople people, PublicationWatch watch, PublishedContent content, Registry registry) : PageModel
{
    public Workbook Book { get; private set; } = null!;

    public string? Problem { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public bool IsMine => Book.Draft.IsEditor(Me.Of(User).Tag);

    /// <summary>Rules and numbers whose time is up, or soon is with nobody to be told; null where there are none.</summary>
    public string? RulesToReview => registry.Notice(alsoSoon: true);

    public string Zone => TimeZone.Id;

    /// <summary>Names of the languages that lack texts.</summary>
    public IEnumerable<string> MissingIn => Book.Findings.Where(finding => finding.Code is "text-missing" && Book.IsInTheWay(finding)).Select(finding => NameOf(finding.File.Split('/')[^2])).Distinct(StringComparer.Ordinal);

    private TimeZoneInfo TimeZone => content.Engine.Content.Settings.Zone;

    public string NameOf(string tag) => Book.Library.Locales.GetValueOrDefault(tag)?.EnglishName ?? tag;

    /// <summary>How many are on the question that a text belongs to, and what becomes of them; null where nobody is.</summary>
    public string? PeopleOn(string textId) => DraftChanges.QuestionOf(Book.Library, textId) is var (dialog, question) && Waiting?.Said(dialog.Id, question.Id) is { } said
        ? $"{said} Whoever is asked again is asked in the new words."
        : null;

    private WaitingCount? Waiting { get; set; }

    /// <summary>As they came out on this draft; null while nobody has tried.</summary>
    public ExampleRun? Examples => examples.Known(Book);

    public async Task OnGet()
    {
        Book = await desk.Open(HttpContext.RequestAborted);
        Waiting = await people.Now();
    }

    public Task<IActionResult> OnPostReview([FromForm] string? print) => Answer("Thank you. It can be published now.", () => publisher.Review(print ?? "", Me.Of(User), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostDrop([FromForm] string? path) => Answer("The example is out of the draft.", () => publisher.Drop(path ?? "", Me.Of(User), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostBring() => Answer("The release's changes are in the draft.", () => folder.Bring(Me.Of(User), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostDropFile([FromForm] string? path) => Answer("The file is out of the draft.", () => publisher.DropFile(path ?? "", Me.Of(User), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostTry() => Answer("The examples were tried.", async () =>
    {
        await OnGet();
        if (!Book.IsSound)
        {
            return "Mend what is listed below first.";
        }

        await examples.Run(Book, HttpContext.RequestAborted);
        return null;
    });

    public Task<IActionResult> OnPostAccept([FromForm] string? path) => Answer("The example expects that now. It is part of the draft.", () => publisher.Accept(path ?? "", Me.Of(User), HttpContext.RequestAborted));

    /// <summary>As it was written, where it could not be published.</summary>
    public string? Why { get; private set; }

    public async Task<IActionResult> OnPostPublish([FromForm] string? print, [FromForm] string? why, [FromForm] string? at)
    {
        Why = why;
        DateTimeOffset? when = null;
        if (!string.IsNullOrEmpty(at))
        {
            if (!DateTime.TryParseExact(at, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            {
                return await Answer("", () => Task.FromResult<string?>("Write the time as 2026-12-31T09:00."));
            }

            when = new DateTimeOffset(local, TimeZone.GetUtcOffset(local));
        }

        return await Answer(when is null ? "Published." : "It will be published then.", async () =>
        {
            var refused = await publisher.Publish(print ?? "", why ?? "", when, Me.Of(User), HttpContext.RequestAborted);
            await watch.Look(HttpContext.RequestAborted);
            return refused;
        });
    }

    private async Task<IActionResult> Answer(string done, Func<Task<string?>> change)
    {
        Problem = await change();
        if (Problem is null)
        {
            Done = done;
            return RedirectToPage();
        }

        await OnGet();
        return Page();
    }
}
