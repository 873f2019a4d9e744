using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Plain;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Publishing;

namespace TriageBot.Console.Pages;

/// <summary>One text in one language, to be changed in the draft.</summary>
[Authorize(Permissions.EditContent)]
internal sealed class TextModel(ContentDesk desk, Publisher publisher, TextTalks talks, WaitingPeople people) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = SourceStamp.Source;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [TempData]
    public string? Done { get; set; }

    /// <summary>Null where there is no such text.</summary>
    public SheetRow? Row { get; private set; }

    /// <summary>Tag and name.</summary>
    public ImmutableArray<(string Tag, string Name)> Others { get; private set; } = [];

    public string? LanguageName { get; private set; }

    /// <summary>As people read it now; null where they read nothing.</summary>
    public string? Published { get; private set; }

    /// <summary>What somebody wrote that could not be kept.</summary>
    public string? Wanted { get; private set; }

    public string? Problem { get; private set; }

    public bool IsChanged { get; private set; }

    /// <summary>How many are on its question now; null where nobody is.</summary>
    public string? People { get; private set; }

    /// <summary>It is said when a question is asked.</summary>
    public bool HasTalk { get; private set; }

    /// <summary>Its last turn says the text as it was typed so far.</summary>
    public ImmutableArray<RehearsedTurn> Talk { get; private set; } = [];

    public static int Longest => Publisher.LongestText;

    public string Look => Row is { Segments: { } segments } row ? TextLook.Said(segments, row.Allowed, null, ReadingGrade.Of(Language, row.Was)) : "";

    public async Task OnGet()
    {
        var book = await desk.Open(HttpContext.RequestAborted);
        if (!book.Library.Locales.TryGetValue(Language, out var locale))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Row = desk.Sheet(book.Library, locale).Rows.FirstOrDefault(row => row.Kind is not RowKind.Stored && string.Equals(row.Id, Id, StringComparison.Ordinal));
        Others = [.. book.Locales.Where(other => !string.Equals(other.Tag, Language, StringComparison.Ordinal)).Select(other => (other.Tag, other.EnglishName))];
        LanguageName = locale.EnglishName;
        People = DraftChanges.QuestionOf(book.Library, Id) is var (dialog, question) ? (await people.Now())?.Said(dialog.Id, question.Id) : null;
        HasTalk = TextTalks.HasPlace(book, Id);
        IsChanged = book.Draft.Find(Language, Id) is not null;
        Published = book.Draft.Find(Language, Id)?.Before ?? Row?.Was;
        Response.StatusCode = Row is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
    }

    public async Task<IActionResult> OnPost([FromForm] string? stamp, [FromForm] string? text, [FromForm] bool done)
    {
        Problem = await publisher.Edit(Language, Id, stamp ?? "", text ?? "", Language is SourceStamp.Source ? null : done, Me.Of(User), HttpContext.RequestAborted);
        if (Problem is not null)
        {
            await OnGet();
            Wanted = text;
            return Page();
        }

        // Its translations come next, or the draft: a list of all texts would be a step back.
        Done = $"{Id} is in the draft.";
        return RedirectToPage("/Text", new { language = Language, id = Id });
    }

    /// <summary>Keeps nothing.</summary>
    public async Task<IActionResult> OnPostTalk([FromForm] string? text)
    {
        await OnGet();
        Wanted = (text ?? "").ReplaceLineEndings("\n").Trim();
        (Problem, Talk) = Wanted.Length is 0 or > Publisher.LongestText ? ($"A text has 1 to {Publisher.LongestText} letters.", []) : await talks.Of(Language, Id, Wanted, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostDrop()
    {
        Problem = await publisher.Drop(Language, Id, Me.Of(User), HttpContext.RequestAborted);
        Done = Problem ?? $"{Id} is as it was.";
        return RedirectToPage("/Words", new { language = Language });
    }
}
