using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Alerts;
using TriageBot.Channels.BotFramework;
using TriageBot.Console.Accounts;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Console.Pages;

/// <summary>Who is paged, when, in which order.</summary>
internal sealed class RosterModel(
    RosterBook book, ChatLinks links, Pager pager, IRecordStore records, AlertOptions options, PublishedContent content, CurrentClinics clinics, AuditNotes audit, IAuthorizationService permissions, TimeProvider clock) : PageModel
{
    private const int Newest = 1000;

    /// <summary>To be filled in: always on duty.</summary>
    public static readonly Member Blank = new("", "", "");

    public Roster Roster { get; private set; } = null!;

    public long Version { get; private set; }

    public bool IsFromSettings => Version == 0;

    public bool MayKeep { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>What is to be sent to the bot, shown once.</summary>
    public string? Code { get; private set; }

    /// <summary>By whom.</summary>
    public string? CodeFor { get; private set; }

    public static int CodeMinutes => (int)ChatLinks.Lasts.TotalMinutes;

    /// <summary>There is a bot to send it to.</summary>
    public bool MayLink => BotRoute.ChannelNames.Any(book.Has);

    [TempData]
    public string? Done { get; set; }

    public int RepeatMinutes => options.RepeatMinutes;

    public string Now => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Roster.Zone).ToString("dddd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Tags of those whom an emergency would call this minute.</summary>
    public ImmutableHashSet<string> CalledNow { get; private set; } = [];

    /// <summary>What came of the last drill, oldest first.</summary>
    public ImmutableArray<AuditEntry> Drill { get; private set; } = [];

    /// <summary>It is under way, and this is somebody who works on cases.</summary>
    public bool MayTakeDrill { get; private set; }

    private string Tag => User.FindFirst(AccountClaims.Tag)!.Value;

    public async Task OnGet()
    {
        (Roster, Version) = await book.Read(HttpContext.RequestAborted);
        MayKeep = (await permissions.AuthorizeAsync(User, Permissions.KeepLists)).Succeeded;
        CalledNow = [.. book.Current.Called(0, PageFacts.None, clock.GetUtcNow()).Select(member => member.Tag)];
        Drill = await LastDrill();
        MayTakeDrill = IsUnderWay(Drill) && (await permissions.AuthorizeAsync(User, Permissions.WorkCases)).Succeeded;
    }

    public Task<IActionResult> OnPostKeep(MemberForm form) => Keep(async () =>
    {
        var (roster, _) = await book.Read(HttpContext.RequestAborted);
        var (member, problem) = form.Read(content.Language, roster.Members.FirstOrDefault(member => IsOf(member, form.Tag)));
        return member is null ? problem : await Save(form.Version, "roster-kept", member.Tag, members => Kept(members, member));
    });

    public Task<IActionResult> OnPostRemove([FromForm] long version, [FromForm] string? tag) => Keep(() =>
        Save(version, "roster-removed", tag ?? "", members => members.RemoveAll(member => IsOf(member, tag))));

    public async Task<IActionResult> OnPostLink([FromForm] string? tag)
    {
        if (!(await permissions.AuthorizeAsync(User, Permissions.KeepLists)).Succeeded)
        {
            return Forbid();
        }

        // Not by way of a redirect: it is shown once.
        Code = MayLink ? await links.Offer(tag ?? "", HttpContext.RequestAborted) : null;
        if (Code is null)
        {
            Problem = "No chat can be linked to them. Look at the roster again.";
        }
        else
        {
            await audit.Write(Tag, "chat-code", tag!, HttpContext.RequestAborted);
        }

        await OnGet();
        CodeFor = Roster.Members.FirstOrDefault(member => IsOf(member, tag))?.Name;
        return Page();
    }

    public Task<IActionResult> OnPostUnlink([FromForm] string? tag) => Keep(async () =>
    {
        if (!await links.Unlink(tag ?? "", HttpContext.RequestAborted))
        {
            return "Nobody on the roster is that any more.";
        }

        await audit.Write(Tag, "chat-unlinked", tag ?? "", HttpContext.RequestAborted);
        Done = "That chat gets no pages any more.";
        return null;
    });

    public Task<IActionResult> OnPostDrill() => Keep(async () =>
    {
        if (!book.ReachesSomebody)
        {
            return "An emergency would reach nobody now, so there is nothing to drill. Add somebody, and see that what reaches them is set up.";
        }

        await EndDrills();
        await pager.Drill(Tag, clock.GetUtcNow(), HttpContext.RequestAborted);
        Done = "The drill is under way. Reply to the text with its code, or take it here.";
        return null;
    });

    public Task<IActionResult> OnPostTakeDrill() => May(Permissions.WorkCases, async () =>
    {
        await EndDrills();
        return null;
    });

    public RosterLine LineOf(Member member) => new(member, book, clinics());

    public MemberFields FieldsOf(Member member) => new(member, content.PracticeAreas, [.. clinics().Where(clinic => !clinic.IsPartner)]);

    private static ImmutableArray<Member> Kept(ImmutableArray<Member> members, Member member) =>
        members.FirstOrDefault(old => IsOf(old, member.Tag)) is { } old ? members.Replace(old, member) : members.Add(member);

    private static bool IsOf(Member member, string? tag) => string.Equals(member.Tag, tag, StringComparison.Ordinal);

    private async Task<string?> Save(long version, string action, string subject, Func<ImmutableArray<Member>, ImmutableArray<Member>> change)
    {
        var (roster, now) = await book.Read(HttpContext.RequestAborted);
        if (version != now || !await book.Save(change(now == 0 ? [] : roster.Members), version, HttpContext.RequestAborted))
        {
            return "Somebody changed the roster meanwhile. Look at it again; your change is not kept.";
        }

        await audit.Write(Tag, action, subject, HttpContext.RequestAborted);
        Done = "Kept.";
        return null;
    }

    // One at a time: a drill that nobody ended would page for ever.
    private async Task EndDrills()
    {
        foreach (var id in (await Drills()).Select(entry => entry.Subject).Distinct(StringComparer.Ordinal))
        {
            await pager.TakeAll(id, Tag, clock.GetUtcNow(), HttpContext.RequestAborted);
        }
    }

    private async Task<List<AuditEntry>> Drills() =>
        [.. (await records.AuditTrail(Newest, HttpContext.RequestAborted)).Where(entry => entry.Subject.StartsWith(PageTexts.Drill, StringComparison.Ordinal))];

    private async Task<ImmutableArray<AuditEntry>> LastDrill()
    {
        var drills = await Drills();
        return [.. drills.Where(entry => string.Equals(entry.Subject, drills[0].Subject, StringComparison.Ordinal)).Reverse()];
    }

    private static bool IsUnderWay(ImmutableArray<AuditEntry> drill) => !drill.IsEmpty && drill.All(entry => entry.Action is not "page-taken");

    private Task<IActionResult> Keep(Func<Task<string?>> change) => May(Permissions.KeepLists, change);

    private async Task<IActionResult> May(string permission, Func<Task<string?>> change)
    {
        if (!(await permissions.AuthorizeAsync(User, permission)).Succeeded)
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
