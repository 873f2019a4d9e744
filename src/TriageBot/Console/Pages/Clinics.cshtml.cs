using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Console.Queue;
using TriageBot.Hosting;
using TriageBot.Routing;
using TriageBot.Turns;

namespace TriageBot.Console.Pages;

/// <summary>Whom intakes are suggested to.</summary>
internal sealed class ClinicsModel(KeptList<Clinic> list, PublishedContent content, AuditNotes audit, IAuthorizationService permissions) : PageModel
{
    /// <summary>To be filled in.</summary>
    public static readonly Clinic Blank = new("", "");

    public ImmutableArray<Clinic> Clinics { get; private set; } = [];

    public long Version { get; private set; }

    public bool MayKeep { get; private set; }

    public string? Problem { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyCollection<string> KnownAreas => content.PracticeAreas;

    public async Task OnGet()
    {
        (Clinics, Version) = await list.Read(HttpContext.RequestAborted);
        MayKeep = (await permissions.AuthorizeAsync(User, Permissions.KeepLists)).Succeeded;
    }

    public Task<IActionResult> OnPostKeep(ClinicForm form) => Keep(async () =>
    {
        var (clinic, problem) = form.Read(KnownAreas, content.Engine.Content.Publishes, content.Language);
        return clinic is null ? problem : await Save(form.Version, "clinic-kept", clinic.Id, clinics => Kept(clinics, clinic));
    });

    public Task<IActionResult> OnPostRemove([FromForm] long version, [FromForm] string? id) => Keep(() =>
        Save(version, "clinic-removed", id ?? "", clinics => clinics.RemoveAll(clinic => string.Equals(clinic.Id, id, StringComparison.Ordinal))));

    public IEnumerable<string> FactsOf(Clinic clinic) => clinic.Packs.IsEmpty ? Facts(clinic)
        : Facts(clinic).Prepend("only for " + string.Join(", ", clinic.Packs.Select(pack => content.PackName(pack) ?? pack)));

    private static IEnumerable<string> Facts(Clinic clinic)
    {
        if (clinic.IsPartner)
        {
            yield return "partner for " + string.Join(", ", clinic.Needs);
            yield return clinic.Reach;
            yield break;
        }

        yield return clinic.Areas.IsEmpty ? "all areas" : string.Join(", ", clinic.Areas);
        yield return clinic.Places.IsEmpty ? "everywhere" : string.Join(", ", clinic.Places);
        if (!clinic.Languages.IsEmpty)
        {
            yield return "speaks " + string.Join(", ", clinic.Languages);
        }

        if (clinic.Capacity is { } most)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"room for {most}");
        }

        if (!clinic.Hours.IsAlways)
        {
            yield return Spans.Hours(clinic.Hours);
        }

        if (clinic.TakesOverflow)
        {
            yield return "takes what fits no other";
        }

        if (clinic.Reach.Length > 0)
        {
            yield return clinic.Reach;
        }
    }

    private static ImmutableArray<Clinic> Kept(ImmutableArray<Clinic> clinics, Clinic clinic) =>
        clinics.FirstOrDefault(old => string.Equals(old.Id, clinic.Id, StringComparison.Ordinal)) is { } old ? clinics.Replace(old, clinic) : clinics.Add(clinic);

    private async Task<string?> Save(long version, string action, string subject, Func<ImmutableArray<Clinic>, ImmutableArray<Clinic>> change)
    {
        var (clinics, now) = await list.Read(HttpContext.RequestAborted);
        if (version != now || !await list.Save(change(clinics), version, HttpContext.RequestAborted))
        {
            return "Somebody changed the clinics meanwhile. Look at them again; your change is not kept.";
        }

        await audit.Write(User.FindFirst(AccountClaims.Tag)!.Value, action, subject, HttpContext.RequestAborted);
        Done = "Kept.";
        return null;
    }

    private async Task<IActionResult> Keep(Func<Task<string?>> change)
    {
        if (!(await permissions.AuthorizeAsync(User, Permissions.KeepLists)).Succeeded)
        {
            return Forbid();
        }

        Problem = await change();
        if (Problem is null)
        {
            return RedirectToPage();
        }

        await OnGet();
        return Page();
    }
}
