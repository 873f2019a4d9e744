using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Console.Translating;
using TriageBot.Sheets;

namespace TriageBot.Console.Pages;

/// <summary>A whole language as a sheet, out and back in, for those who work in a spreadsheet or a translation tool.</summary>
[Authorize(Permissions.Translate)]
[OwnLanguage]
[RequestSizeLimit(LargestRequest)]
internal sealed class SheetsModel(TranslationDesk desk, FilledSheets sheets, AuditNotes audit) : PageModel, IInOneLanguage
{
    // More than a sheet may have, so that one that is too large is told so in words.
    private const int LargestRequest = 2 * FilledSheets.MostBytes;

    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = "";

    public LanguageWork? Work { get; private set; }

    /// <summary>What became of the sheet that was sent; null where none was.</summary>
    public TakenSheet? Taken { get; private set; }

    public static string Most => $"{FilledSheets.MostBytes / 1024 / 1024} MB";

    public async Task OnGet()
    {
        Work = await desk.Open(Language, HttpContext.RequestAborted);
        Response.StatusCode = Work is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
    }

    public async Task<IActionResult> OnGetFile(string? format)
    {
        await OnGet();
        if (Work is null || SheetFormats.Named(format ?? "") is not { } known)
        {
            return NotFound();
        }

        await audit.Write(Me.Of(User).Tag, "sheet-exported", $"{Language}:{known.Name}", HttpContext.RequestAborted);
        return File(known.Write(Work.Sheet), "application/octet-stream", Language + known.Extensions[0]);
    }

    public async Task<IActionResult> OnPost(IFormFile? sheet)
    {
        Taken = sheet is not { Length: > 0 } ? TakenSheet.Refused("sheet-none", "No file came.", "Choose the sheet that you filled in.")
            : sheet.Length > FilledSheets.MostBytes ? TakenSheet.Refused("sheet-large", $"A sheet has at most {Most}.", "Take pictures and other pages out of it, and save it again.")
            : SheetFormats.Of(sheet.FileName) is not { } format ? TakenSheet.Refused("sheet-format", "The end of its name does not tell what kind of file it is.", $"Save it as one of: {string.Join(", ", SheetFormats.All.SelectMany(known => known.Extensions))}.")
            : await desk.Open(Language, HttpContext.RequestAborted) is null ? null
            : await sheets.Take(Language, format, await Bytes(sheet), Me.Of(User), HttpContext.RequestAborted);
        await OnGet();
        return Page();
    }

    private async Task<byte[]> Bytes(IFormFile sheet)
    {
        using var bytes = new MemoryStream();
        await sheet.CopyToAsync(bytes, HttpContext.RequestAborted);
        return bytes.ToArray();
    }
}
