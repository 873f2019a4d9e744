using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TriageBot.Routing;

namespace TriageBot.Alerts;

/// <param name="Tag">As the audit trail names them.</param>
/// <param name="Number">E.164; empty where they have no phone.</param>
/// <param name="Step">Of the chain, from 1: called with the first round, the second, the third.</param>
internal sealed record Member(string Tag, string Name, string Number, int Step = 1)
{
    /// <summary>Furthest step of the chain.</summary>
    public const int LastStep = 5;

    /// <summary>Slowest rota.</summary>
    public const int MostWeeks = 8;

    /// <summary>Their mail address; empty where they have none.</summary>
    public string Email { get; init; } = "";

    /// <summary>Their chat; null where none is linked.</summary>
    public Way? Chat { get; init; }

    /// <summary>By which they may link one.</summary>
    public ChatCode? Code { get; init; }

    /// <summary>All at once: whichever they see first.</summary>
    [JsonIgnore]
    public ImmutableArray<Way> Ways =>
    [
        .. Number.Length > 0 ? [new Way(Way.Phone, Number)] : Array.Empty<Way>(),
        .. Email.Length > 0 ? [new Way(Way.Mail, Email)] : Array.Empty<Way>(),
        .. Chat is { } chat ? [chat] : Array.Empty<Way>(),
    ];

    /// <summary>Days on which the shift begins; empty means every day.</summary>
    public ImmutableArray<DayOfWeek> Days { get; init; } = [];

    /// <summary>When the shift begins; equal to <see cref="To"/> it lasts a whole day.</summary>
    public TimeOnly From { get; init; }

    /// <summary>When it ends; before <see cref="From"/> it goes on over midnight.</summary>
    public TimeOnly To { get; init; }

    /// <summary>Not called before this day; null means they are there.</summary>
    public DateOnly? AwayUntil { get; init; }

    /// <summary>Their turn comes every so many weeks: 1 means each week.</summary>
    public int EveryWeeks { get; init; } = 1;

    /// <summary>A day in a week that is theirs. Weeks begin on Monday.</summary>
    public DateOnly? WeekFrom { get; init; }

    /// <summary>Tags of the languages they are called for; empty means all.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Practice areas they are called for; empty means all.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>Ids of the clinics they are called for; empty means all.</summary>
    public ImmutableArray<string> Clinics { get; init; } = [];

    /// <summary>With the ways alone that can be used.</summary>
    /// <param name="channels">By which something can be sent.</param>
    public Member Over(IReadOnlySet<string> channels) => Ways.All(way => channels.Contains(way.Channel)) ? this : this with
    {
        Number = channels.Contains(Way.Phone) ? Number : "",
        Email = channels.Contains(Way.Mail) ? Email : "",
        Chat = Chat is { } chat && channels.Contains(chat.Channel) ? chat : null,
    };

    // What is not known yet rules nobody out.
    public bool TakesLanguage(string? language) => Languages.IsEmpty || language is null || Languages.Contains(language, StringComparer.OrdinalIgnoreCase);

    public bool TakesArea(ImmutableArray<string> areas) => Areas.IsEmpty || areas.IsEmpty || areas.Any(area => Areas.Contains(area, StringComparer.Ordinal));

    public bool TakesClinic(string? clinic) => Clinics.IsEmpty || clinic is null || Clinics.Contains(clinic, StringComparer.Ordinal);

    public bool IsOnDuty(DateTime local)
    {
        if (AwayUntil is { } back && DateOnly.FromDateTime(local) < back)
        {
            return false;
        }

        return new Shift(Days, From, To).BegunOn(local) is { } begun && IsTheirWeek(begun);
    }

    private bool IsTheirWeek(DateOnly day) => EveryWeeks < 2 || WeekFrom is not { } theirs || (Week(day) - Week(theirs)) % EveryWeeks == 0;

    // Day 0 of the calendar is a Monday.
    private static int Week(DateOnly day) => day.DayNumber / 7;
}
