using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;

namespace TriageBot.Console.Pages;

/// <summary>Sets up the codes of an authenticator app. In Production nothing else can be seen before.</summary>
[Authorize(Permissions.OwnAccount)]
internal sealed class SecondFactorModel(SignInManager<Account> door, AuditNotes audit) : PageModel
{
    public bool IsOn { get; private set; }

    /// <summary>In groups of four, to be typed.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The same for an app (the otpauth address that authenticator apps share).</summary>
    public string Link { get; private set; } = "";

    public string? Problem { get; private set; }

    /// <summary>People write "123 456".</summary>
    public static string Digits(string? code) => string.Concat((code ?? "").Where(char.IsAsciiDigit));

    public async Task<IActionResult> OnGet()
    {
        if (await door.UserManager.GetUserAsync(User) is not { } account)
        {
            return Challenge();
        }

        await Show(account);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm] string? code)
    {
        var users = door.UserManager;
        if (await users.GetUserAsync(User) is not { } account)
        {
            return Challenge();
        }

        if (account.HasSecondFactor)
        {
            return RedirectToPage();
        }

        if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, Digits(code)))
        {
            Problem = "That code does not fit. Is the phone's clock right?";
            await Show(account);
            return Page();
        }

        await users.SetTwoFactorEnabledAsync(account, true);
        await door.RefreshSignInAsync(account);
        await audit.Write(account.Tag, "second-factor-on", account.Tag, HttpContext.RequestAborted);
        return RedirectToPage("/Queue");
    }

    private async Task Show(Account account)
    {
        IsOn = account.HasSecondFactor;
        if (IsOn)
        {
            return;
        }

        if (account.AuthenticatorKey is null)
        {
            await door.UserManager.ResetAuthenticatorKeyAsync(account);
            await door.RefreshSignInAsync(account);
        }

        var key = account.AuthenticatorKey!;
        Key = string.Join(' ', key.Chunk(4).Select(four => new string(four)));
        Link = $"otpauth://totp/TriageBot:{Uri.EscapeDataString(account.Name)}?secret={key}&issuer=TriageBot";
    }
}
