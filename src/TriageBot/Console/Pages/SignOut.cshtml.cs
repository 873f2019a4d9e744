using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;

namespace TriageBot.Console.Pages;

[Authorize(Permissions.OwnAccount)]
internal sealed class SignOutModel(SignInManager<Account> door) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Queue");

    public async Task<IActionResult> OnPost()
    {
        await door.SignOutAsync();
        return RedirectToPage("/SignIn");
    }
}
