using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Console.Translating;
using TriageBot.Engine.Texts;
using TriageBot.Routing;

namespace TriageBot.Console.Pages;

/// <summary>Who may sign in. Nobody changes their own account here, so that somebody is always left to let others in.</summary>
[Authorize(Permissions.KeepAccounts)]
internal sealed class AccountsModel(AccountBook book, AccountDesk desk, Invitations invitations, CurrentClinics clinics, Translatable translatable) : PageModel
{
    public static readonly ImmutableArray<Role> Roles = [.. Enum.GetValues<Role>()];

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public string? Problem { get; private set; }

    /// <summary>A path, shown once, to whoever made it.</summary>
    public string? Link { get; private set; }

    /// <summary>Whose link it is.</summary>
    public string? For { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public static string Hours => Invitations.Lasts.TotalHours.ToString("0", System.Globalization.CultureInfo.InvariantCulture);

    private string Tag => User.FindFirst(AccountClaims.Tag)!.Value;

    public async Task OnGet() => Accounts = await book.All(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostInvite([FromForm] string? name, [FromForm] Role role, [FromForm] string[]? clinic, [FromForm] string[]? language)
    {
        name = name?.Trim() ?? "";
        if (name.Length is 0 or > AccountDesk.LongestName)
        {
            return await Refuse($"A name has 1 to {AccountDesk.LongestName} letters.");
        }

        if (await book.Of(name, HttpContext.RequestAborted) is { } there && IsMine(there))
        {
            return await Refuse("Nobody changes their own account here. Ask another administrator.");
        }

        ImmutableArray<string> own = [.. Clinics.Select(one => one.Id).Intersect(clinic ?? [], StringComparer.Ordinal)];
        if (clinic is { Length: > 0 } && own.IsEmpty)
        {
            // Bound to nothing they would see everything.
            return await Refuse("That clinic is no longer on the list. Choose again.");
        }

        if (translatable.Problem(language ?? []) is { } problem)
        {
            return await Refuse(problem);
        }

        Link = await invitations.Invite(name, Enum.IsDefined(role) ? role : Role.Staff, Tag, HttpContext.RequestAborted, own, [.. language ?? []]);
        For = name;
        await OnGet();
        return Page();
    }

    public Task<IActionResult> OnPostReset([FromForm] string? name) => Change(name, desk.ResetSecondFactor, "Their second factor is forgotten. They set up a new one when they sign in.");

    public Task<IActionResult> OnPostDisable([FromForm] string? name) => Change(name, desk.SwitchOff, "They are signed out everywhere and cannot sign in.");

    public string State(Account account) => desk.State(account);

    /// <summary>Whom somebody may work for.</summary>
    public ImmutableArray<Clinic> Clinics => [.. clinics().Where(clinic => !clinic.IsPartner)];

    /// <summary>Into which somebody may translate.</summary>
    public ImmutableArray<Locale> Languages => translatable.Locales;

    /// <summary>Names of the clinics, or for a translator of the languages, that an account is bound to. A clinic that is off the list still binds.</summary>
    public string Bound(Account account) => account.Role is Role.Translator ? translatable.Names(account.Languages) : account.Clinics.IsEmpty ? "all clinics" : string.Join(", ", account.Clinics.Select(id => Clinics.FirstOrDefault(clinic => string.Equals(clinic.Id, id, StringComparison.Ordinal))?.Name ?? "a clinic that is gone"));

    public bool IsMine(Account account) => string.Equals(account.Tag, Tag, StringComparison.Ordinal);

    public static string Named(Role role) => role.ToString().ToLowerInvariant();

    private async Task<IActionResult> Change(string? name, Func<string, string, CancellationToken, Task<bool>> change, string done)
    {
        if (await book.Of(name ?? "", HttpContext.RequestAborted) is not { } account || IsMine(account))
        {
            return await Refuse("There is no such account, or it is your own.");
        }

        await change(account.Name, Tag, HttpContext.RequestAborted);
        Done = done;
        return RedirectToPage();
    }

    private async Task<IActionResult> Refuse(string problem)
    {
        Problem = problem;
        await OnGet();
        return Page();
    }
}
