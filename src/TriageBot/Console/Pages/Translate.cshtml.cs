using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Console.Translating;
using TriageBot.Engine.Texts;
using TriageBot.Publishing;

namespace TriageBot.Console.Pages;

/// <summary>What there is to do in one language, what people in danger read first.</summary>
[Authorize(Permissions.Translate)]
[OwnLanguage]
internal sealed class TranslateModel(TranslationDesk desk, ReadingDesk readings, Translatable translatable) : PageModel, IInOneLanguage
{
    private const int Most = 100;

    public const string ToDo = "";

    public static readonly ImmutableArray<(string Value, string Text, Func<TranslationTask, bool> Shows)> States =
    [
        ("missing", "missing", task => task.Waits is Waits.Missing),
        ("stale", "older than their English", task => task.Waits is Waits.Stale),
        ("reading", "waiting for a second reader", task => task.Waits is Waits.Reading),
        ("draft", "read by nobody yet", task => task.Waits is Waits.Look),
        ("changed", "changed in the draft", task => task.Edit is not null),
        ("all", "all", _ => true),
    ];

    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Part { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    [TempData]
    public string? Done { get; set; }

    public string? Problem { get; private set; }

    /// <summary>Those that this visitor works on.</summary>
    public ImmutableArray<Locale> Languages { get; private set; } = [];

    /// <summary>Null where there is no such language, or none of theirs.</summary>
    public LanguageWork? Work { get; private set; }

    public ImmutableArray<string> Parts { get; private set; } = [];

    public ImmutableArray<TranslationTask> Shown { get; private set; } = [];

    /// <summary>Before only the first are shown.</summary>
    public int Found { get; private set; }

    public LanguageReview? Vouched => Work!.Book.Draft.Reviews.FirstOrDefault(review => string.Equals(review.Locale, Language, StringComparison.Ordinal));

    /// <summary>What a text waits for, in the eyes of this visitor.</summary>
    public string? Badge(TranslationTask task) => task switch
    {
        { Waits: Waits.Missing } => "missing",
        { Waits: Waits.Stale } => "the English has changed",
        { Waits: Waits.Reading } => task.IsFor(Me.Of(User)) ? "read it over" : "waits for a second reader",
        { Waits: Waits.Look } => "read by nobody yet",
        _ => null,
    };

    public int Counted(string state) => Work!.Tasks.Count(States.First(one => string.Equals(one.Value, state, StringComparison.Ordinal)).Shows);

    public async Task OnGet()
    {
        var sight = LanguageSight.Of(User);
        Languages = [.. translatable.Locales.Where(locale => sight.Sees(locale.Tag))];
        Language = Language.Length > 0 ? Language : Languages.FirstOrDefault()?.Tag ?? "";
        Work = await desk.Open(Language, HttpContext.RequestAborted);
        if (Work is null)
        {
            Response.StatusCode = Language.Length > 0 ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
            return;
        }

        Parts = [.. Work.Tasks.Select(PartOf).Distinct(StringComparer.Ordinal)];
        var found = Work.Tasks.Where(IsShown).ToImmutableArray();
        (Found, Shown) = (found.Length, [.. found.Take(Most)]);
    }

    public Task<IActionResult> OnPostVouch([FromForm] string? status) => Answer("Thank you. Your name stands in the draft, and with the language once it is published.", () => readings.Vouch(Language, status ?? "", Me.Of(User), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostUnvouch() => Answer("It is out of the draft.", () => readings.Unvouch(Language, Me.Of(User), HttpContext.RequestAborted));

    private async Task<IActionResult> Answer(string done, Func<Task<string?>> change)
    {
        Problem = Language.Length == 0 ? "Choose a language." : await change();
        if (Problem is null)
        {
            Done = done;
            return RedirectToPage(new { language = Language });
        }

        await OnGet();
        return Page();
    }

    private static string PartOf(TranslationTask task) => task.Row.Id.Split('.')[0];

    private bool IsShown(TranslationTask task) =>
        (string.IsNullOrEmpty(Part) || string.Equals(PartOf(task), Part, StringComparison.Ordinal))
        && (States.FirstOrDefault(one => string.Equals(one.Value, State, StringComparison.Ordinal)).Shows ?? (one => one.IsFor(Me.Of(User))))(task)
        && (string.IsNullOrWhiteSpace(Find) || new[] { task.Row.Id, task.Row.English, task.Row.Was }.Any(text => text.Contains(Find.Trim(), StringComparison.CurrentCultureIgnoreCase)));
}
