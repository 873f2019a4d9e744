using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;

namespace TriageBot.Console.Pages;

/// <summary>The second factor, after the password.</summary>
internal sealed class CodeModel(SignInManager<Account> door, AuditNotes audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGet() => await door.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("/SignIn") : Page();

    public async Task<IActionResult> OnPost([FromForm] string? code)
    {
        if (await door.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return RedirectToPage("/SignIn");
        }

        var result = await door.TwoFactorAuthenticatorSignInAsync(SecondFactorModel.Digits(code), isPersistent: false, rememberClient: false);
        await audit.Write(account.Tag, result.Succeeded ? "signed-in" : "sign-in-refused", account.Tag, HttpContext.RequestAborted);
        if (result.Succeeded)
        {
            return LocalRedirect(Places.Of(ReturnUrl, Url));
        }

        Problem = result.IsLockedOut ? "Too many tries. Wait 15 minutes, or ask an administrator for a new link." : "That code does not fit. Write the one that the app shows now; each works once.";
        return Page();
    }
}
