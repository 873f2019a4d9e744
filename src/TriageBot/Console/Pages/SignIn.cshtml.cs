using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;

namespace TriageBot.Console.Pages;

internal sealed class SignInModel(SignInManager<Account> door, IPasswordHasher<Account> hasher, AuditNotes audit) : PageModel
{
    // For names that nobody has: the answer takes as long as it takes for the others.
    private static readonly Account Nobody = new() { Tag = "", Name = "", Role = Role.Auditor };

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnPost([FromForm] string? password)
    {
        if (string.IsNullOrWhiteSpace(Name) || string.IsNullOrEmpty(password))
        {
            return Refuse("Write your name and your password.");
        }

        if (await door.UserManager.FindByNameAsync(Name) is not { } account)
        {
            hasher.HashPassword(Nobody, password);
            return Refuse();
        }

        var result = await door.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            return RedirectToPage("/Code", new { ReturnUrl });
        }

        await audit.Write(account.Tag, result.Succeeded ? "signed-in" : "sign-in-refused", account.Tag, HttpContext.RequestAborted);
        return result.Succeeded ? LocalRedirect(Places.Of(ReturnUrl, Url))
            : result.IsLockedOut ? Refuse("Too many tries. Wait 15 minutes, or ask an administrator for a new link.")
            : Refuse();
    }

    private PageResult Refuse(string problem = "That name and password do not fit together.")
    {
        Problem = problem;
        return Page();
    }
}
