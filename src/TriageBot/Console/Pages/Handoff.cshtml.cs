using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Console.Cases;
using TriageBot.Routing;

namespace TriageBot.Console.Pages;

/// <summary>What the intake's page does to hand a case to another clinic. It has no face of its own.</summary>
[Authorize(Permissions.WorkCases)]
internal sealed class HandoffModel(HandoffDesk desk, IntakeDoor door, Sights sights) : PageModel
{
    /// <summary>Said on the intake's page.</summary>
    [TempData]
    public string? Sent { get; set; }

    private string Tag => User.FindFirst(AccountClaims.Tag)!.Value;

    private string Named => User.Identity!.Name!;

    public Task<IActionResult> OnPostOffer(string id, [FromForm] string? clinic) => Work(id, async () =>
        Sent = await desk.Offer(id, clinic ?? "", Tag, Named, HttpContext.RequestAborted) ?? "They are asked. It stays yours until they say yes.");

    public Task<IActionResult> OnPostWithdraw(string id) => Work(id, async () =>
    {
        await desk.Withdraw(id, Tag, HttpContext.RequestAborted);
        Sent = "They are asked no more.";
    });

    public Task<IActionResult> OnPostAccept(string id) => Answer(id, async offer =>
        Sent = await door.Open(id, User, HttpContext.RequestAborted) is { IsUnchecked: true } ? "Check the names under Who for a conflict of interest first."
            : await desk.Accept(offer, Tag, Named, HttpContext.RequestAborted) is { } answer ? $"It is yours. What the person is told: {ReplyDesk.Outcome(answer)}" : "It is gone.");

    public Task<IActionResult> OnPostDecline(string id, [FromForm] string? why) => Answer(id, async offer =>
    {
        if (why is null || !HandoffDesk.Reasons.Contains(why, StringComparer.Ordinal))
        {
            Sent = "Choose why.";
            return;
        }

        await desk.Decline(offer, Tag, Named, why, HttpContext.RequestAborted);
        Sent = "They are told that you do not take it.";
    });

    // Only whoever works for the clinic that is asked may answer.
    private Task<IActionResult> Answer(string id, Func<Offer, Task> answer) => Work(id, () => desk.Of(id) switch
    {
        { } offer when sights.Of(User).Is(offer.ClinicId) && !string.Equals(offer.Tag, Tag, StringComparison.Ordinal) => answer(offer),
        null => Say("Nobody is asked any more."),
        _ => Say("Only the clinic that is asked can answer."),
    });

    private Task Say(string text)
    {
        Sent = text;
        return Task.CompletedTask;
    }

    private async Task<IActionResult> Work(string id, Func<Task> work)
    {
        if (await door.Open(id, User, HttpContext.RequestAborted) is null)
        {
            return RedirectToPage("/Intake", new { id });
        }

        await work();

        // Whoever declines what was offered to them sees it no more.
        return await door.Open(id, User, HttpContext.RequestAborted) is null ? RedirectToPage("/Queue") : RedirectToPage("/Intake", new { id });
    }
}
