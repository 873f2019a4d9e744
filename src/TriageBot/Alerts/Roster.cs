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

    /// <summary>Tags of those whom nothing can be sent to, as things are set up.</summary>
    public ImmutableArray<string> PassedOver { get; init; } = [];

    /// <summary>To everybody, each once.</summary>
    public ImmutableArray<Way> Ways => WaysTo(Members);

    public static ImmutableArray<Way> WaysTo(ImmutableArray<Member> members) => [.. members.SelectMany(member => member.Ways).DistinctBy(Key)];

    /// <summary>The tag of whoever writes from this number or linked chat, or null for everybody else.</summary>
    public string? MemberAt(string channel, string address)
    {
        var way = channel is Way.Phone or "whatsapp" ? new Way(Way.Phone, PhoneNumber.Normalise(address) ?? "") : new Way(channel, address);
        return Members.FirstOrDefault(member => member.Ways.Any(own => Key(own) == Key(way)))?.Tag;
    }

    /// <summary>Whom a page calls in this round: those on duty, one step of the chain further with each round, as far as the request is theirs.
    /// Nobody is left out for so long that nobody is called: what fits nobody is let go, a step without anybody falls to the next,
    /// whoever fits and does not answer is joined by all on duty, and with nobody on duty everybody is called.</summary>
    /// <param name="round">From 0.</param>
    public ImmutableArray<Member> Called(int round, PageFacts facts, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone).DateTime;
        var onDuty = Members.Where(member => member.IsOnDuty(local)).ToImmutableArray();
        var fitting = Fitting(onDuty, facts);
        var inVain = round == 0 ? [] : Reached(fitting, round - 1);
        var called = Reached(inVain.Length == fitting.Length ? onDuty : fitting, round);
        return Once(called.IsEmpty ? Members : called);
    }

    // What counts most is asked first, and so let go last.
    private static ImmutableArray<Member> Fitting(ImmutableArray<Member> members, PageFacts facts)
    {
        members = Narrowed(members, member => member.TakesLanguage(facts.Language));
        members = Narrowed(members, member => member.TakesArea(facts.Areas));
        return Narrowed(members, member => member.TakesClinic(facts.Clinic));
    }

    private static ImmutableArray<Member> Narrowed(ImmutableArray<Member> members, Func<Member, bool> takes) =>
        members.Where(takes).ToImmutableArray() is { IsEmpty: false } some ? some : members;

    private static ImmutableArray<Member> Reached(ImmutableArray<Member> members, int round)
    {
        if (members.IsEmpty)
        {
            return [];
        }

        var step = Math.Max(members.Min(member => member.Step), round + 1);
        return [.. members.Where(member => member.Step <= step)];
    }

    // Two shifts of one person are two lines on the roster.
    private static ImmutableArray<Member> Once(ImmutableArray<Member> members)
    {
        var seen = new HashSet<(string, string)>();
        return [.. members.Where(member => member.Ways.Aggregate(false, (isNew, way) => seen.Add(Key(way)) || isNew))];
    }

    private static (string Channel, string Address) Key(Way way) => (way.Channel, way.Address);
}
