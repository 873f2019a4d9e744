using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.CaseQueue;
using TriageBot.CaseQueue.News;
using TriageBot.Console.Accounts;
using TriageBot.Console.Cases;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Urgency;
using TriageBot.Hosting;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Console.Pages;

/// <summary>One intake, to be acted on within twenty seconds: why, how to reach the person safely, then what they wrote.</summary>
internal sealed class IntakeModel(
    IRecordStore records, IntakeDoor door, CaseDesk desk, ReplyDesk replies, ReferralDesk referrals, HandoffDesk handoffs, ThreadDesk threads, Sights sights, PublishedContent content, AuditNotes audit,
    IAuthorizationService permissions, TimeProvider clock, HotlineTime time, IServiceProvider services) : PageModel
{
    /// <summary>Of a draft, which a page makes.</summary>
    private const int LongestId = 64;

    public string Id { get; private set; } = "";

    /// <summary>What the page says of it; null where there is no such intake.</summary>
    public IntakeSheet? Sheet { get; private set; }

    public IntakeData? Intake => Sheet?.Intake;

    public Level Level { get; private set; }

    public TimeSpan Waited { get; private set; }

    /// <summary>How a case may end. What else the person is told of it comes from the case system.</summary>
    public static readonly ImmutableArray<string> Outcomes = ["accepted by a clinic", "advice given", ReferralDesk.Outcome, ReferralDesk.NoHelp, "could not be reached", "no legal matter", "sent twice"];

    public CaseFile Case => Opened?.File ?? CaseFile.New;

    private OpenedIntake? Opened { get; set; }

    /// <summary>Oldest first; null while the person has not agreed.</summary>
    public ImmutableArray<TranscriptLine>? Thread { get; private set; }

    /// <summary>What a conflict check for the reader's clinics came to; null while nobody has done one.</summary>
    public ConflictCheck? Conflict => Opened?.Conflict;

    /// <summary>Why answers, thread and attachments are not shown yet; null where they are.</summary>
    public string? Hidden => Opened?.Hidden;

    /// <summary>The reader's clinic is asked whether it takes it, and can do nothing else with it yet.</summary>
    public bool IsOffered => Opened is { IsOffered: true };

    /// <summary>Whether the reader may note a conflict check, also of what is only offered to their clinic.</summary>
    public bool MayCheck { get; private set; }

    /// <summary>Whether the case system can be asked about conflicts.</summary>
    public bool CanAsk => services.GetService<ConflictHook>() is not null;

    /// <summary>The clinic that is asked whether it takes the case; null while none is.</summary>
    public Offer? Offer => handoffs.Of(Id);

    public string? OfferedTo => Offer is { } offer ? handoffs.Clinic(offer.ClinicId)?.Name : null;

    /// <summary>Whether the reader may answer for the clinic that is asked.</summary>
    public bool MayAnswer => Offer is { } offer && sights.Of(User).Is(offer.ClinicId) && !string.Equals(offer.Tag, Tag, StringComparison.Ordinal);

    /// <summary>Whom a case may be handed to.</summary>
    public ImmutableArray<Clinic> Takers => handoffs.Takers;

    /// <summary>A reply that is looked over before it is sent.</summary>
    public ReplyDraft? Draft { get; private set; }

    /// <summary>A referral that is looked over before it is sent.</summary>
    public ReferralDraft? Referral { get; private set; }

    /// <summary>Tells two sendings of one form apart from two replies.</summary>
    public string DraftId { get; private set; } = "";

    /// <summary>What became of the reply that was just sent.</summary>
    [TempData]
    public string? Sent { get; set; }

    public ImmutableArray<(string Id, string Text)> Ready => replies.Ready(Intake?.Dialog?.Id);

    /// <summary>Whom a person may be referred to.</summary>
    public ImmutableArray<Clinic> Clinics => referrals.Clinics;

    public bool MayWork { get; private set; }

    public bool IsMine => string.Equals(Case.Holder?.Tag, Tag, StringComparison.Ordinal);

    public string? Problem { get; private set; }

    private string Tag => User.FindFirst(AccountClaims.Tag)!.Value;

    /// <summary>Oldest first, without who has read it.</summary>
    public ImmutableArray<AuditEntry> History { get; private set; } = [];

    public async Task OnGet(string id)
    {
        var cancel = HttpContext.RequestAborted;
        if (await door.Open(id, User, cancel) is not { Row: var row, Data: var intake } opened)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Before it is shown: nobody reads unnoticed.
        await audit.Write(Tag, AuditEntry.IntakeRead, id, cancel);
        Id = id;
        Opened = opened;
        MayCheck = (await permissions.AuthorizeAsync(User, Permissions.WorkCases)).Succeeded;
        MayWork = MayCheck && !opened.IsOffered;
        Thread = opened.Hidden is null ? await threads.Read(row, intake, cancel) : null;
        (Level, Waited) = (row.Level, clock.GetUtcNow() - (row.CreatedAt ?? row.UpdatedAt));
        var engine = content.Engine.Content;
        var dialog = content.DialogOr(intake.Dialog?.Id);
        Sheet = new IntakeSheet(intake, dialog, engine.StaffPhrasingOf(dialog), time, time.Today, content.PackName(intake.Dialog?.Id));
        History = [.. (await records.History(id, cancel)).Reverse()];
    }

    public Task<IActionResult> OnPostTake(string id) => Work(id, () => desk.Take(id, Tag, User.Identity!.Name!, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostGiveBack(string id) => Work(id, () => desk.GiveBack(id, Tag, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostReopen(string id) => Work(id, () => desk.Reopen(id, Tag, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostNote(string id, [FromForm] string? text)
    {
        text = text?.Trim() ?? "";
        return text.Length is 0 or > CaseDesk.LongestNote
            ? await Refuse(id, $"A note has 1 to {CaseDesk.LongestNote} letters.")
            : await Work(id, () => desk.Note(id, Tag, User.Identity!.Name!, text, HttpContext.RequestAborted));
    }

    public async Task<IActionResult> OnPostLevel(string id, [FromForm] string? level, [FromForm] string? why)
    {
        why = why?.Trim() ?? "";
        return Levels.Parse(level ?? "") is not { } wanted ? await Refuse(id, "Choose a level.")
            : why.Length is 0 or > CaseDesk.LongestReason ? await Refuse(id, $"Say why in 1 to {CaseDesk.LongestReason} letters: it is kept for those who mend the rules.")
            : await Work(id, () => desk.SetLevel(id, Tag, User.Identity!.Name!, wanted, why, HttpContext.RequestAborted));
    }

    /// <summary>Both texts, before anything is sent.</summary>
    public async Task<IActionResult> OnPostDraft(string id, [FromForm] string? ready, [FromForm] string? english)
    {
        ready = string.IsNullOrEmpty(ready) ? null : ready;
        english = english?.Trim() ?? "";
        if (ready is null ? english.Length is 0 or > CaseNewsReader.LongestText : !Ready.Any(one => string.Equals(one.Id, ready, StringComparison.Ordinal)))
        {
            return await Refuse(id, $"Choose a sentence, or write 1 to {CaseNewsReader.LongestText} letters.");
        }

        return await Look(id, async row =>
        {
            Draft = await replies.Draft(row, Intake!.Reference ?? "", ready, english, HttpContext.RequestAborted);
            DraftId = Guid.CreateVersion7().ToString("N");
            Problem = Draft is null ? "The conversation has ended: nothing can be sent." : null;
        });
    }

    public async Task<IActionResult> OnPostReply(string id, [FromForm] string? draft, [FromForm] string? tag, [FromForm] string? text, [FromForm] string? english)
    {
        text = text?.Trim() ?? "";
        if (text.Length is 0 or > CaseNewsReader.LongestText || string.IsNullOrEmpty(draft) || string.IsNullOrEmpty(tag) || draft.Length > LongestId)
        {
            return await Refuse(id, $"The text has 1 to {CaseNewsReader.LongestText} letters.");
        }

        return await Work(id, async () =>
        {
            Sent = ReplyDesk.Outcome(await replies.Send(id, draft, Tag, tag, text, string.IsNullOrWhiteSpace(english) ? null : english.Trim(), HttpContext.RequestAborted));
            return true;
        });
    }

    /// <summary>Both texts of a referral, before it is sent.</summary>
    public Task<IActionResult> OnPostReferral(string id, [FromForm] string? clinic) => Look(id, async row =>
    {
        Referral = await referrals.Draft(row, Intake!.Reference ?? "", clinic ?? "", HttpContext.RequestAborted);
        DraftId = Guid.CreateVersion7().ToString("N");
        Problem = Referral is null ? "Choose a clinic of the list." : null;
    });

    public Task<IActionResult> OnPostRefer(string id, [FromForm] string? draft, [FromForm] string? clinic) => string.IsNullOrEmpty(draft) || draft.Length > LongestId
        ? Refuse(id, "Choose a clinic of the list.")
        : Work(id, async () =>
        {
            Sent = await referrals.Send(id, draft, Tag, User.Identity!.Name!, clinic ?? "", HttpContext.RequestAborted) is { } answer
                ? ReplyDesk.Outcome(answer)
                : "Not sent: that clinic is no longer on the list.";
            return true;
        });

    public async Task<IActionResult> OnPostClose(string id, [FromForm] string? outcome, [FromForm] bool tell) => outcome is not null && Outcomes.Contains(outcome, StringComparer.Ordinal)
        ? await Work(id, async () =>
        {
            if (tell && outcome is ReferralDesk.NoHelp && await records.Intake(id, HttpContext.RequestAborted) is { } row)
            {
                Sent = "What the person is told: " + ReplyDesk.Outcome(await referrals.SayNo(row, Tag, HttpContext.RequestAborted));
            }

            return await desk.Close(id, Tag, User.Identity!.Name!, outcome, HttpContext.RequestAborted);
        })
        : await Refuse(id, "Choose how it ended.");

    public static string Found(ConflictCheck check) => check.Outcome switch
    {
        ConflictOutcome.Found => "there is a conflict",
        ConflictOutcome.Skipped => "no time for one yet, an emergency",
        _ => "none",
    };

    private async Task<IActionResult> Work(string id, Func<Task<bool>> work)
    {
        if (!(await permissions.AuthorizeAsync(User, Permissions.WorkCases)).Succeeded)
        {
            return Forbid();
        }

        // Gone meanwhile, or not theirs: the page says so.
        if (await door.Open(id, User, HttpContext.RequestAborted) is { IsOffered: false })
        {
            await work();
        }

        return RedirectToPage(new { id });
    }

    private Task<IActionResult> Refuse(string id, string problem)
    {
        Problem = problem;
        return Look(id, _ => Task.CompletedTask);
    }

    // The page as it stands, with something more on it.
    private async Task<IActionResult> Look(string id, Func<IntakeRow, Task> add)
    {
        if (!(await permissions.AuthorizeAsync(User, Permissions.WorkCases)).Succeeded)
        {
            return Forbid();
        }

        await OnGet(id);
        if (Opened is { IsOffered: false } opened)
        {
            await add(opened.Row);
        }

        return Page();
    }
}
