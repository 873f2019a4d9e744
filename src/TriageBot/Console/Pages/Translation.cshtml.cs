using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Console.Translating;
using TriageBot.Engine.Texts.Plain;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Publishing;

namespace TriageBot.Console.Pages;

/// <summary>One text in one language: to be translated, and to be read over by somebody else.</summary>
[Authorize(Permissions.Translate)]
[OwnLanguage]
internal sealed class TranslationModel(TranslationDesk desk, Publisher publisher, ReadingDesk readings, MachineWords machine) : PageModel, IInOneLanguage
{
    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [TempData]
    public string? Done { get; set; }

    public LanguageWork? Work { get; private set; }

    /// <summary>Null where there is no such text.</summary>
    public TranslationTask? Task { get; private set; }

    public Preceding? Before { get; private set; }

    /// <summary>What somebody wrote that is not kept.</summary>
    public string? Wanted { get; private set; }

    /// <summary>Of the row that they wrote it over.</summary>
    public string? Shown { get; private set; }

    public ImmutableArray<string> Problems { get; private set; } = [];

    public MachineText? MachineDraft { get; private set; }

    public MachineText? BackInEnglish { get; private set; }

    public bool HasMachine => machine.IsThere;

    public static int Longest => Publisher.LongestText;

    public bool IsMine => Task!.Edit!.IsOf(Me.Of(User));

    public string Look => Task!.Row is { Segments: { } segments } row ? TextLook.Said(segments, row.Allowed, null, ReadingGrade.Of(Language, row.Was)) : "";

    /// <summary>As people read it now; null where nothing of it is changed.</summary>
    public string? Published => Task!.Edit?.Before;

    public async Task OnGet()
    {
        Work = await desk.Open(Language, HttpContext.RequestAborted);
        Task = Work?.Find(Id);
        Before = Task is null ? null : Preceding.Of(Work!.Book.Library, Work.Locale, Task.Row);
        Response.StatusCode = Task is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
    }

    /// <param name="next">Goes on to what can be done after it.</param>
    public async Task<IActionResult> OnPost([FromForm] string? stamp, [FromForm] string? text, [FromForm] bool done, [FromForm] bool next)
    {
        await OnGet();
        if (Task is not { } task)
        {
            return Page();
        }

        var lost = task.Row.Kind is RowKind.Text ? KeptNames.Problems(task.Row.English, task.Row.Was, text ?? "").ToImmutableArray() : [];
        if (lost.Length > 0)
        {
            return Refuse(text, stamp, [.. lost]);
        }

        if (await publisher.Edit(Language, Id, stamp ?? "", text ?? "", done, Me.Of(User), HttpContext.RequestAborted) is { } problem)
        {
            await OnGet();
            return Refuse(text, null, problem);
        }

        Done = $"{Id} is in the draft.";
        return next && Work!.After(Id, Me.Of(User)) is { } following ? RedirectToPage(new { language = Language, id = following.Row.Id }) : Back();
    }

    public async Task<IActionResult> OnPostDrop()
    {
        Done = await publisher.Drop(Language, Id, Me.Of(User), HttpContext.RequestAborted) ?? $"{Id} is as it was.";
        return Back();
    }

    /// <summary>Shows what a machine makes of the English, beside what stands in the field.</summary>
    public async Task<IActionResult> OnPostMachine([FromForm] string? text, [FromForm] string? stamp)
    {
        await OnGet();
        if (Task is { Row: { Kind: RowKind.Text } row })
        {
            (Wanted, Shown) = (text, stamp);
            MachineDraft = await machine.Draft(Work!.Sheet, row, HttpContext.RequestAborted);
        }

        return Page();
    }

    /// <summary>Shows what a machine makes of the translation in English.</summary>
    public async Task<IActionResult> OnPostBack()
    {
        await OnGet();
        if (Task is { Row: { Kind: RowKind.Text, Was.Length: > 0 } row })
        {
            BackInEnglish = await machine.Back(Language, row.Was, HttpContext.RequestAborted);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostRead([FromForm] string? print)
    {
        if (await readings.Read(Language, Id, print ?? "", Me.Of(User), HttpContext.RequestAborted) is { } problem)
        {
            await OnGet();
            Problems = [problem];
            return Page();
        }

        Done = $"{Id} is read. Thank you.";
        return Back();
    }

    private RedirectToPageResult Back() => RedirectToPage("/Translate", new { language = Language });

    // Over the row as they saw it, so that a change by somebody else is still told.
    private PageResult Refuse(string? text, string? stamp, params string[] problems)
    {
        (Wanted, Shown, Problems) = (text, stamp, [.. problems]);
        return Page();
    }
}
