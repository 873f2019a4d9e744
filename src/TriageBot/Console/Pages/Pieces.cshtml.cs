using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Dialogs.Pieces;
using TriageBot.Engine.Texts;
using TriageBot.Publishing;
using TriageBot.Settings;
using TriageBot.Hosting;

namespace TriageBot.Console.Pages;

/// <summary>Questions, rules, numbers or places of a dialog, as the draft would have them.</summary>
[Authorize(Permissions.EditContent)]
internal sealed class PiecesModel(ContentDesk desk, PieceDesk pieces, HostSettings settings) : PageModel
{
    private Dialog _dialog = null!;
    private ConditionWords _words = null!;

    [BindProperty(SupportsGet = true)]
    public PieceKind Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Dialog { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    [TempData]
    public string? Done { get; set; }

    public string? Problem { get; private set; }

    public Workbook Book { get; private set; } = null!;

    public ImmutableArray<Piece> All { get; private set; } = [];

    public IEnumerable<Piece> Shown => All.Where(piece => string.IsNullOrWhiteSpace(Find) || (piece.Text + Label(piece)).Contains(Find.Trim(), StringComparison.CurrentCultureIgnoreCase));

    public async Task OnGet()
    {
        Book = await desk.Open(HttpContext.RequestAborted);
        var dialog = Book.Library.Dialogs.GetValueOrDefault(Dialog) ?? Book.Library.Dialogs[settings.Content.DefaultDialog];
        (_dialog, _words) = (dialog, new ConditionWords(dialog, Book.Library.English(dialog)));
        (Dialog, All) = (dialog.Id, PieceEdits.Of(Book.Files, dialog, Kind));
    }

    /// <summary>Puts a question one place earlier or later: what comes first is asked first.</summary>
    public async Task<IActionResult> OnPostMove([FromForm] string? id, [FromForm] bool up)
    {
        await OnGet();
        var place = All.Select(piece => piece.Id).ToImmutableArray().IndexOf(id ?? "");
        var behind = place < 0 ? -2 : up ? place - 2 : place + 1;
        if (behind < -1 || behind >= All.Length)
        {
            Problem = "It cannot go further.";
            return Page();
        }

        Problem = await pieces.Put(Dialog, All[place], All[place].Text, behind < 0 ? "" : All[behind].Id, Me.Of(User), HttpContext.RequestAborted);
        if (Problem is not null)
        {
            return Page();
        }

        Done = $"{id} is {(up ? "earlier" : "later")} now, in the draft.";
        return Redirect($"/console/content?kind={Kind}&dialog={Uri.EscapeDataString(Dialog)}#{id}");
    }

    /// <summary>The opening stays where it is, and among some of them nobody sees what comes before.</summary>
    public bool CanMove(Piece piece) => piece is { Kind: PieceKind.Question, Id: not (Opening.Safe or Opening.Danger or Opening.Consent) } && string.IsNullOrWhiteSpace(Find);

    /// <summary>What people are asked, or staff read; empty where nothing says more than the piece itself.</summary>
    public string Label(Piece piece) => piece.Kind switch
    {
        PieceKind.Question => English($"{piece.Id}.label"),
        PieceKind.Rule => piece["text"] ?? "",
        PieceKind.Phone => piece["number"] ?? "",
        _ => piece["name"] ?? "",
    };

    /// <summary>When it is asked or holds, in words; null where it always is, or its condition cannot be read.</summary>
    public string? When(Piece piece) => (piece.Kind switch
    {
        PieceKind.Question => _dialog.Find(piece.Id)?.When,
        PieceKind.Rule => _dialog.Rules.FirstOrDefault(rule => string.Equals(rule.Id, piece.Id, StringComparison.Ordinal))?.When,
        _ => null,
    }) is { } condition ? _words.Of(condition) : piece["when"];

    private string English(string key) =>
        Book.Library.Locales[SourceStamp.Source].Dialogs.GetValueOrDefault(Dialog)?.GetValueOrDefault(key)?.Text ?? "";
}
