using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Stores;

namespace TriageBot.Console.Pages;

/// <summary>The audit trail, to look at.</summary>
[Authorize(Permissions.ReadAudit)]
internal sealed class AuditModel(IRecordStore records, AuditNotes audit) : PageModel
{
    /// <summary>How far back a search goes.</summary>
    public const int Looked = 5000;

    private const int Most = 200;

    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    public ImmutableArray<AuditEntry> Entries { get; private set; } = [];

    public async Task OnGet()
    {
        await audit.Write(User.FindFirst(AccountClaims.Tag)!.Value, "audit-read", "audit", HttpContext.RequestAborted);
        var find = Find?.Trim() ?? "";
        Entries = [.. (await records.AuditTrail(find.Length == 0 ? Most : Looked, HttpContext.RequestAborted)).Where(entry => Fits(entry, find)).Take(Most)];
    }

    private static bool Fits(AuditEntry entry, string find) => find.Length == 0
        || new[] { entry.Actor, entry.Action, entry.Subject, entry.Detail }.Any(text => text?.Contains(find, StringComparison.OrdinalIgnoreCase) == true);
}
