using System.Collections.Immutable;
using TriageBot.Hosting;

namespace TriageBot.Alerts;

/// <summary>The roster as the console keeps it. Settings are the first one; once the console has one, that counts.</summary>
/// <param name="zone">Whose hours the shifts are in.</param>
internal sealed class RosterBook(KeptList<Member> list, AlertOptions options, Func<TimeZoneInfo> zone)
{
    // Emptied in the console, the settings still reach somebody.
    public Roster Current => list.Current is { Length: > 0 } members ? new Roster(members, zone()) : Roster.From(options);

    /// <summary>The one in the store, with the version to save it over; that of the settings, with version 0, while there is none.</summary>
    public async Task<(Roster Roster, long Version)> Read(CancellationToken cancel)
    {
        var (members, version) = await list.Read(cancel);
        return version == 0 ? (Roster.From(options) with { Zone = zone() }, 0) : (new Roster(members, zone()), version);
    }

    /// <summary>False: somebody else changed it meanwhile.</summary>
    public Task<bool> Save(ImmutableArray<Member> members, long version, CancellationToken cancel) => list.Save(members, version, cancel);
}
