using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Engine.Checking.Wording;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Publishing;

namespace TriageBot.Console.Pages;

/// <summary>All texts of a language with English beside them, as the draft would have them.</summary>
[Authorize(Permissions.EditContent)]
internal sealed class WordsModel(ContentDesk desk) : PageModel
{
    private const int Most = 100;

    public static readonly ImmutableArray<(string Value, string Text)> States = [("", "all"), ("missing", "missing"), ("stale", "stale"), ("draft", "looked at by nobody"), ("changed", "changed in the draft"), ("hard", "hard to read, or with words to avoid")];

    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = SourceStamp.Source;

    [BindProperty(SupportsGet = true)]
    public string? Part { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    [TempData]
    public string? Done { get; set; }

    public Workbook Book { get; private set; } = null!;

    public ImmutableArray<SheetRow> Rows { get; private set; } = [];

    public ImmutableArray<string> Parts { get; private set; } = [];

    /// <summary>Before only the first are shown.</summary>
    public int Found { get; private set; }

    public int Missing { get; private set; }

    public int Stale { get; private set; }

    public int Changed => Book.Draft.Changes;

    public async Task OnGet()
    {
        Book = await desk.Open(HttpContext.RequestAborted);
        if (!Book.Library.Locales.TryGetValue(Language, out var locale))
        {
            (Language, locale) = (SourceStamp.Source, Book.Library.Locales[SourceStamp.Source]);
        }

        var all = desk.Sheet(Book.Library, locale).Rows.Where(row => row.Kind is not RowKind.Stored).ToImmutableArray();
        Parts = [.. all.Select(PartOf).Distinct(StringComparer.Ordinal)];
        (Missing, Stale) = (all.Count(row => row.State is RowState.Missing), all.Count(row => row.State is RowState.Stale));
        var found = all.Where(IsShown).ToImmutableArray();
        (Found, Rows) = (found.Length, [.. found.Take(Most)]);
    }

    public IEnumerable<string> Advice(SheetRow row) => PlainAdvice.Of(Book.Library.Locales[Language], row.Was).Select(advice => $"{advice.Message} {advice.Fix}");

    public static string? Badge(SheetRow row, string language) => row.State switch
    {
        RowState.Missing => "missing",
        RowState.Stale => "stale: the English has changed",
        RowState.Draft when language is not SourceStamp.Source && row.Kind is RowKind.Text => "looked at by nobody",
        _ => null,
    };

    private static string PartOf(SheetRow row) => row.Id.Split('.')[0];

    private bool IsShown(SheetRow row) =>
        (string.IsNullOrEmpty(Part) || string.Equals(PartOf(row), Part, StringComparison.Ordinal))
        && State switch
        {
            "missing" => row.State is RowState.Missing,
            "stale" => row.State is RowState.Stale,
            "draft" => Badge(row, Language) is "looked at by nobody",
            "hard" => row.Kind is RowKind.Text && PlainAdvice.Of(Book.Library.Locales[Language], row.Was).Any(),
            "changed" => Book.Draft.Find(Language, row.Id) is not null,
            _ => true,
        }
        && (string.IsNullOrWhiteSpace(Find) || new[] { row.Id, row.English, row.Was }.Any(text => text.Contains(Find.Trim(), StringComparison.CurrentCultureIgnoreCase)));
}
