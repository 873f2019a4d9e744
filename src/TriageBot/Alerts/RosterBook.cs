using System.Collections.Immutable;
using TriageBot.Channels;
using TriageBot.Hosting;

namespace TriageBot.Alerts;

/// <summary>The roster as the console keeps it. Settings are the first one; once the console has one, that counts.</summary>
/// <param name="zone">Whose hours the shifts are in.</param>
internal sealed class RosterBook(KeptList<Member> list, AlertOptions options, IEnumerable<IChannel> channels, Func<TimeZoneInfo> zone)
{
    private readonly HashSet<string> _channels = channels.SelectMany(channel => channel.Names).ToHashSet(StringComparer.Ordinal);

    /// <summary>Who can be paged. Whom nothing can be sent to is as if off duty, so that nobody waits for them.</summary>
    public Roster Current => list.Current is { Length: > 0 } members ? Reachable(members) : Roster.From(options);

    /// <summary>The one in the store, with the version to save it over; that of the settings, with version 0, while there is none.</summary>
    public async Task<(Roster Roster, long Version)> Read(CancellationToken cancel)
    {
        var (members, version) = await list.Read(cancel);
        return version == 0 ? (Roster.From(options) with { Zone = zone() }, 0) : (new Roster(members, zone()), version);
    }

    /// <summary>False: somebody else changed it meanwhile.</summary>
    public Task<bool> Save(ImmutableArray<Member> members, long version, CancellationToken cancel) => list.Save(members, version, cancel);

    /// <summary>An emergency would reach somebody now.</summary>
    public bool ReachesSomebody => Current.Ways.Any(way => Has(way.Channel));

    /// <summary>Something can be sent this way.</summary>
    public bool Has(string channel) => _channels.Contains(channel);

    private Roster Reachable(ImmutableArray<Member> members)
    {
        var reachable = members.Select(member => member.Over(_channels)).Where(member => !member.Ways.IsEmpty).ToImmutableArray();
        ImmutableArray<string> others = [.. members.Select(member => member.Tag).Except(reachable.Select(member => member.Tag), StringComparer.Ordinal)];

        // Emptied in the console, or with nobody left who can be reached, the settings still reach somebody.
        return reachable.IsEmpty && Roster.From(options) is { Members.IsEmpty: false } first
            ? first with { PassedOver = others }
            : new Roster(reachable.IsEmpty ? members : reachable, zone()) { PassedOver = others };
    }
}
