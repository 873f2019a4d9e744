using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Console.Queue;
using TriageBot.Engine.Urgency;
using TriageBot.Hosting;
using TriageBot.Rulebook;

namespace TriageBot.Console.Pages;

internal sealed class QueueModel(QueueBoard board, Sights sights, AuditNotes audit, Registry registry, KeptList<Rescoring> rescorings, TimeProvider clock) : PageModel
{
    /// <summary>Sent by the page when it renews itself: the same reader still looks at it.</summary>
    public const string Renews = "x-renews";

    /// <summary>So long everybody is told of it.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(3);

    public static readonly ImmutableArray<Level> Levels = [.. Enum.GetValues<Level>().OrderDescending()];

    /// <summary>What <see cref="Whose"/> may be.</summary>
    public static readonly ImmutableArray<(string Value, string Text)> Choices = [("open", "open"), ("free", "nobody's"), ("mine", "mine"), ("offered", "offered"), ("closed", "closed")];

    [BindProperty(SupportsGet = true)]
    public Level? Level { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Whose { get; set; } = "open";

    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Clinic { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Pack { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Late { get; set; }

    /// <summary>Only what concerns the reader's own clinics is shown.</summary>
    public bool IsPart { get; private set; }

    public ImmutableArray<QueueLine> Lines { get; private set; } = [];

    /// <summary>Before the filters.</summary>
    public int All { get; private set; }

    public ImmutableArray<string> Languages { get; private set; } = [];

    public ImmutableArray<string> Clinics { get; private set; } = [];

    /// <summary>None where there is but one.</summary>
    public ImmutableArray<string> Packs { get; private set; } = [];

    /// <summary>For those who can do something about it: rules whose time is up; else null.</summary>
    public string? Review => User.IsInRole(nameof(Role.Coordinator)) || User.IsInRole(nameof(Role.Administrator)) ? registry.Notice(alsoSoon: false) : null;

    /// <summary>The last one, while it is news and moved something; else null.</summary>
    public Rescoring? Rescored => rescorings.Current?.LastOrDefault(run => run.Moves > 0) is { } run && clock.GetUtcNow() - run.At < News ? run : null;

    public async Task OnGet()
    {
        // Before it is shown: nobody reads unnoticed.
        if (!Request.Headers.ContainsKey(Renews))
        {
            await audit.Write(User.FindFirst(AccountClaims.Tag)!.Value, "queue-read", Whose is "closed" ? "queue:closed" : "queue:open", HttpContext.RequestAborted);
        }

        var sight = sights.Of(User);
        IsPart = !sight.IsWhole;
        var lines = await board.Read(Whose is "closed", sight, HttpContext.RequestAborted);
        All = lines.Length;
        Languages = Each(line => line.Language);
        Clinics = Each(line => line.Clinic);
        Packs = Each(line => line.Pack);
        Lines = [.. lines.Where(IsShown)];

        ImmutableArray<string> Each(Func<QueueLine, string?> of) => [.. lines.Select(of).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public static IEnumerable<string> Facts(QueueLine line) =>
        new[] { line.Pack, line.Language, line.NeedsInterpreter ? "interpreter needed" : null, line.Clinic, line.Offered is null ? null : $"offered to {line.Offered}", line.Place, string.Join(", ", line.Areas) }.Where(fact => !string.IsNullOrEmpty(fact)).Select(fact => fact!);

    private bool IsShown(QueueLine line) =>
        (Level is null || line.Level == Level)
        && (string.IsNullOrEmpty(Language) || string.Equals(line.Language, Language, StringComparison.Ordinal))
        && (string.IsNullOrEmpty(Clinic) || string.Equals(line.Clinic, Clinic, StringComparison.Ordinal))
        && (string.IsNullOrEmpty(Pack) || string.Equals(line.Pack, Pack, StringComparison.Ordinal))
        && (!Late || line.IsLate)
        && Whose switch
        {
            "free" => line.File.Holder is null,
            "offered" => line.Offered is not null,
            "mine" => line.File.Holder is { } holder && string.Equals(holder.Tag, User.FindFirst(AccountClaims.Tag)?.Value, StringComparison.Ordinal),
            _ => true,
        };
}
