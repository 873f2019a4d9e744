using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;

namespace TriageBot.Console.Pages;

/// <summary>Behind an invitation's link: choose a password. Looking at the page does not use the link up, because mail programs look too.</summary>
internal sealed class WelcomeModel(Invitations invitations, SignInManager<Account> door, AuditNotes audit) : PageModel
{
    public Account? Account { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async Task OnGet(string code)
    {
        Account = await invitations.Find(code, HttpContext.RequestAborted);
        Response.StatusCode = Account is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
    }

    public async Task<IActionResult> OnPost(string code, [FromForm] string? password, [FromForm] string? again)
    {
        await OnGet(code);
        if (Account is null)
        {
            return Page();
        }

        if (!string.Equals(password, again, StringComparison.Ordinal))
        {
            return Refuse("The two passwords are not the same.");
        }

        var users = door.UserManager;
        var problems = new List<string>();
        foreach (var rule in users.PasswordValidators)
        {
            problems.AddRange((await rule.ValidateAsync(users, Account, password)).Errors.Select(error => error.Description));
        }

        if (problems.Count > 0)
        {
            return Refuse([.. problems]);
        }

        Account.PasswordHash = users.PasswordHasher.HashPassword(Account, password!);
        (Account.Invitation, Account.InvitedUntil, Account.LockedUntil, Account.Failures) = (null, null, null, 0);
        var saved = await users.UpdateSecurityStampAsync(Account);
        if (!saved.Succeeded)
        {
            return Refuse([.. saved.Errors.Select(error => error.Description)]);
        }

        await audit.Write(Account.Tag, "password-chosen", Account.Tag, HttpContext.RequestAborted);
        var result = await door.PasswordSignInAsync(Account, password!, isPersistent: false, lockoutOnFailure: false);
        return result.RequiresTwoFactor ? RedirectToPage("/Code") : RedirectToPage("/Queue");
    }

    private PageResult Refuse(params string[] problems)
    {
        Problems = problems;
        return Page();
    }
}
