using System.Collections.Immutable;

namespace TriageBot.Alerts;

/// <summary>Who is paged.</summary>
/// <param name="Members">In the order they are written down.</param>
/// <param name="Zone">Whose hours the shifts are in.</param>
internal sealed record Roster(ImmutableArray<Member> Members, TimeZoneInfo Zone)
{
    public static Roster From(AlertOptions options) => new(
        [.. (options.To ?? []).Select(PhoneNumber.Normalise).OfType<string>().Distinct(StringComparer.Ordinal).Select((number, place) => new Member($"alerts:{place + 1}", "", number))],
        TimeZoneInfo.Utc);

    /// <summary>E.164, each once.</summary>
    public ImmutableArray<string> Numbers => [.. Members.Select(member => member.Number).Distinct(StringComparer.Ordinal)];

    /// <summary>The tag of whoever has this number, or null for everybody else.</summary>
    public string? MemberAt(string address) => PhoneNumber.Normalise(address) is { } number
        ? Members.FirstOrDefault(member => string.Equals(member.Number, number, StringComparison.Ordinal))?.Tag
        : null;

    /// <summary>Whom a page calls in this round: those on duty, one step of the chain further with each round, who take this language.
    /// Nobody is left out for so long that nobody is called: a step without anybody falls to the next, and in the end everybody is called.</summary>
    /// <param name="round">From 0.</param>
    /// <param name="language">Tag, or null while unknown.</param>
    public ImmutableArray<Member> Called(int round, string? language, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone).DateTime;
        var onDuty = Members.Where(member => member.IsOnDuty(local)).ToImmutableArray();
        var fitting = onDuty.Where(member => member.Takes(language)).ToImmutableArray();
        var called = Reached(fitting.IsEmpty ? onDuty : fitting, round);
        return Once(called.IsEmpty ? Members : called);
    }

    private static ImmutableArray<Member> Reached(ImmutableArray<Member> members, int round)
    {
        if (members.IsEmpty)
        {
            return [];
        }

        var step = Math.Max(members.Min(member => member.Step), round + 1);
        return [.. members.Where(member => member.Step <= step)];
    }

    private static ImmutableArray<Member> Once(ImmutableArray<Member> members) => [.. members.DistinctBy(member => member.Number, StringComparer.Ordinal)];
}

/// <param name="Tag">As the audit trail names them.</param>
/// <param name="Number">E.164.</param>
/// <param name="Step">Of the chain, from 1: called with the first round, the second, the third.</param>
internal sealed record Member(string Tag, string Name, string Number, int Step = 1)
{
    /// <summary>Furthest step of the chain.</summary>
    public const int LastStep = 5;

    /// <summary>Days on which the shift begins; empty means every day.</summary>
    public ImmutableArray<DayOfWeek> Days { get; init; } = [];

    /// <summary>When the shift begins; equal to <see cref="To"/> it lasts a whole day.</summary>
    public TimeOnly From { get; init; }

    /// <summary>When it ends; before <see cref="From"/> it goes on over midnight.</summary>
    public TimeOnly To { get; init; }

    /// <summary>Not called before this day; null means they are there.</summary>
    public DateOnly? AwayUntil { get; init; }

    /// <summary>Tags of the languages they are called for; empty means all.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    public bool Takes(string? language) => Languages.IsEmpty || language is null || Languages.Contains(language, StringComparer.OrdinalIgnoreCase);

    public bool IsOnDuty(DateTime local)
    {
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (AwayUntil is { } back && day < back)
        {
            return false;
        }

        var overMidnight = To < From;
        var isOn = From == To || (overMidnight ? time >= From || time < To : time >= From && time < To);

        // After midnight it is still the shift of the day before.
        return isOn && (Days.IsEmpty || Days.Contains((overMidnight && time < To ? day.AddDays(-1) : day).DayOfWeek));
    }
}
