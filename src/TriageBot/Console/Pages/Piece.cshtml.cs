using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Console.Editing;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Dialogs.Pieces;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Publishing;

namespace TriageBot.Console.Pages;

/// <summary>One question, rule, number or place, to be changed in the draft.</summary>
[Authorize(Permissions.EditContent)]
internal sealed class PieceModel(ContentDesk desk, PieceDesk pieces) : PageModel
{
    private Dialog? _dialog;

    [BindProperty(SupportsGet = true)]
    public PieceKind Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Dialog { get; set; } = "";

    /// <summary>Empty for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    [FromQuery]
    public string Id { get; set; } = "";

    [TempData]
    public string? Done { get; set; }

    public string? Problem { get; private set; }

    public bool IsNew => Id.Length == 0;

    public bool IsFound => _dialog is not null && (IsNew || Now is not null);

    public bool IsChanged { get; private set; }

    /// <summary>As the draft has it; null for a new one.</summary>
    public Piece? Now { get; private set; }

    /// <summary>As the form shows it: what somebody wrote, where that could not be kept.</summary>
    public Piece? Shown { get; private set; }

    public string? Behind { get; private set; }

    public string NewId { get; private set; } = "";

    public ImmutableArray<FormGroup> Groups => PieceForms.Of(Kind, _dialog!);

    /// <summary>Ids of the others, in their order.</summary>
    public ImmutableArray<string> Others { get; private set; } = [];

    /// <summary>Texts of a question in English, and in how many languages they are missing.</summary>
    public ImmutableArray<(SheetRow Row, int Missing)> Texts { get; private set; } = [];

    public string List => $"/console/content?kind={Kind}&dialog={Uri.EscapeDataString(Dialog)}";

    public async Task OnGet()
    {
        var book = await desk.Open(HttpContext.RequestAborted);
        _dialog = book.Library.Dialogs.GetValueOrDefault(Dialog);
        if (_dialog is not null)
        {
            var all = PieceEdits.Of(book.Files, _dialog, Kind);
            Shown = Now = all.FirstOrDefault(piece => string.Equals(piece.Id, Id, StringComparison.Ordinal));
            Others = [.. all.Select(piece => piece.Id).Where(id => !string.Equals(id, Id, StringComparison.Ordinal))];
            IsChanged = book.Draft.Find(Kind, Dialog, Id) is not null;
            Texts = Kind is PieceKind.Question && Now is not null ? TextsOf(book) : [];
        }

        Response.StatusCode = IsFound ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPost([FromForm] string? shown, [FromForm] string? behind)
    {
        await OnGet();
        if (!IsFound)
        {
            return Page();
        }

        NewId = (IsNew ? HttpContext.Request.Form["id"].ToString() : Id).Trim();
        var wanted = PieceForms.Read(Kind, _dialog!, Now, NewId, key => HttpContext.Request.Form[key]);
        return await Keep(wanted, shown, behind);
    }

    /// <summary>The piece as somebody has written it in YAML, who asked for that.</summary>
    public async Task<IActionResult> OnPostYaml([FromForm] string? shown, [FromForm] string? yaml)
    {
        await OnGet();
        if (!IsFound)
        {
            return Page();
        }

        if (Piece.Parse(Kind, yaml ?? "", out var problem) is not { } wanted)
        {
            Problem = problem;
            return Page();
        }

        if (!IsNew && !string.Equals(wanted.Id, Id, StringComparison.Ordinal))
        {
            Problem = $"Its name stays {Id}: others call it by that.";
            return Page();
        }

        NewId = wanted.Id;
        return await Keep(wanted, shown, null);
    }

    public async Task<IActionResult> OnPostRemove([FromForm] string? shown)
    {
        Problem = await pieces.Remove(Kind, Dialog, Id, shown ?? "", Me.Of(User), HttpContext.RequestAborted);
        return await Answer($"{Id} is taken out, in the draft. What still looks at it is named on the draft's page.");
    }

    public async Task<IActionResult> OnPostDrop()
    {
        Problem = await pieces.Drop(Kind, Dialog, Id, Me.Of(User), HttpContext.RequestAborted);
        return await Answer($"{Id} is as it was.");
    }

    private async Task<IActionResult> Keep(Piece wanted, string? shown, string? behind)
    {
        Problem = await pieces.Put(Dialog, wanted, string.IsNullOrEmpty(shown) ? null : shown, behind switch { null or "" => null, "first" => "", _ => behind }, Me.Of(User), HttpContext.RequestAborted);
        if (Problem is not null)
        {
            (Shown, Behind) = (wanted, behind);
            return Page();
        }

        Done = $"{NewId} is in the draft.{(Kind is PieceKind.Question ? " Its words are below." : "")}";
        return Redirect(Kind is PieceKind.Question ? $"/console/content/piece?kind={Kind}&dialog={Uri.EscapeDataString(Dialog)}&id={Uri.EscapeDataString(NewId)}" : List);
    }

    private async Task<IActionResult> Answer(string done)
    {
        if (Problem is null)
        {
            Done = done;
            return Redirect(List);
        }

        await OnGet();
        return Page();
    }

    private ImmutableArray<(SheetRow Row, int Missing)> TextsOf(Workbook book)
    {
        var prefix = $"{Dialog}.{Id}.";
        var sheets = book.Locales.Select(locale => (locale.Tag, Rows: desk.Sheet(book.Library, locale).Rows.Where(row => row.Id.StartsWith(prefix, StringComparison.Ordinal)).ToList())).ToList();
        var missing = sheets.SelectMany(sheet => sheet.Rows).Where(row => row.State is RowState.Missing).CountBy(row => row.Id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. sheets.First(sheet => sheet.Tag is "en").Rows.Select(row => (row, missing.GetValueOrDefault(row.Id)))];
    }
}
