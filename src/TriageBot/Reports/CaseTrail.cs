using System.Collections.Frozen;
using System.Globalization;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Reports;

/// <summary>What the audit trail says of one intake, gathered entry by entry in their order.</summary>
internal sealed class CaseTrail
{
    private const string Closed = "case-closed";
    private const string LevelSet = "level-set";
    private const string Segment = " segments";

    /// <summary>What only a person does. To look is not among them.</summary>
    private static readonly FrozenSet<string> Deeds = FrozenSet.Create(
        StringComparer.Ordinal, "page-taken", "case-taken", "case-noted", "conflict-found", "no-conflict", LevelSet, Closed, "news");

    /// <summary>Null where it began before that was written down, or nothing was asked yet.</summary>
    public DateTimeOffset? BeganAt { get; private set; }

    /// <summary>Tag of the language last known.</summary>
    public string? Locale { get; private set; }

    /// <summary>Where an unfinished conversation was left; null while it goes on, and when it was finished.</summary>
    public (string Question, string How, DateTimeOffset At)? Left { get; private set; }

    public bool IsComplete { get; private set; }

    public bool IsErased { get; private set; }

    /// <summary>Of SMS, as last told.</summary>
    public int? Segments { get; private set; }

    /// <summary>When somebody first did something about it.</summary>
    public DateTimeOffset? FirstHuman { get; private set; }

    /// <summary>How it was closed; null while it is open.</summary>
    public string? Outcome { get; private set; }

    /// <summary>The case system said that no clinic takes it.</summary>
    public bool IsDeclined { get; private set; }

    /// <summary>Levels that somebody changed: what the rules or a colleague had said, and what it should be.</summary>
    public List<(Level From, Level To)> Corrections { get; } = [];

    public void Add(AuditEntry entry)
    {
        if (Deeds.Contains(entry.Action) && (entry.Action is "page-taken" || entry.Actor.StartsWith("usr_", StringComparison.Ordinal)))
        {
            FirstHuman ??= entry.At;
        }

        Segments = SegmentsOf(entry.Detail) ?? Segments;
        switch (entry.Action)
        {
            case Milestones.Began:
                (BeganAt, Locale) = (BeganAt ?? entry.At, entry.Detail);
                break;
            case Milestones.Left when entry.Detail?.Split(',')[0].Split(' ') is [var locale, var question, var how]:
                (Left, Locale) = ((question, how, entry.At), locale);
                break;
            case "erase":
                IsErased = true;
                break;
            case Closed:
                Outcome = entry.Detail ?? IntakeFact.Unknown;
                break;
            case "news" when entry.Detail?.StartsWith("declined", StringComparison.Ordinal) == true:
                IsDeclined = true;
                break;
            case LevelSet when entry.Detail?.Split(" → ") is [var from, var to] && Levels.Parse(from) is { } was && Levels.Parse(to) is { } now:
                Corrections.Add((was, now));
                break;
            case "case-reopened" or IntakeEvents.Flagged or IntakeEvents.Partial or IntakeEvents.Updated or IntakeEvents.Completed:
                Outcome = null;
                IsComplete |= entry.Action is IntakeEvents.Completed;
                break;
        }
    }

    private static int? SegmentsOf(string? detail) =>
        detail?.EndsWith(Segment, StringComparison.Ordinal) == true
            && int.TryParse(detail.AsSpan(detail.LastIndexOf(',') + 1, detail.Length - Segment.Length - detail.LastIndexOf(',') - 1), CultureInfo.InvariantCulture, out var segments)
            ? segments
            : null;
}
