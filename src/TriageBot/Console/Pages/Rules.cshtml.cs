using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.CaseQueue;
using TriageBot.Console.Accounts;
using TriageBot.Publishing;
using TriageBot.Rulebook;
using TriageBot.Stores;

namespace TriageBot.Console.Pages;

/// <summary>Every rule and number with where it comes from, until when it may be trusted, and who looks after it.</summary>
[Authorize(Permissions.ReadRules)]
internal sealed class RulesModel(Registry registry, ContentDesk desk, IRecordStore records, CaseEvents cases, Sights sights) : PageModel
{
    /// <summary>Open intakes, the most urgent first.</summary>
    public const int Counted = 1000;

    public static readonly ImmutableArray<(string Value, string Text)> States =
        [("", "all"), ("force", "in force"), ("not-yet", "not yet in force"), ("due", "review due within 60 days"), ("past", "past the review date"), ("review", "due or past")];

    private Dictionary<(string? Dialog, string Rule), int> _firing = [];
    private HashSet<(string Kind, string Dialog, string Id)> _drafted = [];

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    public DateOnly Today { get; private set; }

    public ImmutableArray<RegistryEntry> Shown { get; private set; } = [];

    /// <summary>Before the filters.</summary>
    public int All { get; private set; }

    public string? Review { get; private set; }

    public bool MayEdit => !User.IsInRole(nameof(Role.Auditor));

    public async Task OnGet()
    {
        var all = registry.All;
        (Today, All, Review) = (registry.Today, all.Length, registry.Notice(alsoSoon: true));
        Shown = [.. all.Where(IsShown)];
        _firing = await CountFiring();
        var book = await desk.Open(HttpContext.RequestAborted);
        _drafted = book.Draft.IsEmpty ? [] : [.. Registry.Of(book.Library.Dialogs.Values, book.Library.Phones).ExceptBy(Registry.Of(book.Published.Dialogs.Values, book.Published.Phones).Select(entry => entry.Value), entry => entry.Value).Select(Key)];
    }

    public int Firing(RegistryEntry entry) => _firing.GetValueOrDefault((entry.Dialog, entry.Id));

    public bool IsInDraft(RegistryEntry entry) => _drafted.Contains(Key(entry));

    public bool IsReached(RegistryEntry entry) => registry.AddressOf(entry.Owner) is not null;

    public static string Heading(RegistryEntry entry) => entry.Rule is null ? $"Numbers of {entry.Dialog}" : $"Rules of {entry.Dialog}";

    public static string Word(ReviewState state) => state switch
    {
        ReviewState.NotYet => "not yet in force",
        ReviewState.Due => "review due soon",
        ReviewState.Past => "past its review date",
        _ => "in force",
    };

    private static (string, string, string) Key(RegistryEntry entry) => (entry.Kind, entry.Dialog, entry.Id);

    private bool IsShown(RegistryEntry entry) =>
        State switch
        {
            "force" => entry.State(Today) is ReviewState.InForce,
            "not-yet" => entry.State(Today) is ReviewState.NotYet,
            "due" => entry.State(Today) is ReviewState.Due,
            "past" => entry.State(Today) is ReviewState.Past,
            "review" => entry.State(Today) is ReviewState.Due or ReviewState.Past,
            _ => true,
        }
        && (string.IsNullOrWhiteSpace(Find) || new[] { entry.Id, entry.Text, entry.Source, entry.Owner, entry.Rule?.WhenText }.Any(text => text?.Contains(Find.Trim(), StringComparison.CurrentCultureIgnoreCase) == true));

    private async Task<Dictionary<(string?, string), int>> CountFiring()
    {
        var sight = sights.Of(User);
        return (await records.Intakes(Counted, HttpContext.RequestAborted))
            .Select(row => (row.Id, Intake: JsonSerializer.Deserialize<IntakeData>(cases.Open(row), JsonSerializerOptions.Web)!))
            .Where(one => sight.Sees(one.Id, one.Intake.Routing.Clinic))
            .SelectMany(one => one.Intake.Urgency.Reasons.Select(reason => (one.Intake.Dialog?.Id, reason.Rule)).Distinct())
            .CountBy(fired => fired)
            .ToDictionary();
    }
}
