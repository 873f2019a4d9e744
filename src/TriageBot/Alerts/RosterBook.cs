using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Alerts;

/// <summary>The roster as the console keeps it. Settings are the first one; once the console has one, that counts.</summary>
/// <param name="zone">Whose hours the shifts are in.</param>
internal sealed class RosterBook(IDocumentStore store, ISealer sealer, AlertOptions options, Func<TimeZoneInfo> zone, TimeProvider clock, ILogger<RosterBook> log) : BackgroundService
{
    private const string Purpose = "roster";
    private const string Id = "roster";

    /// <summary>How long another host's change may take to be heard of here.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private bool _isOld;
    private volatile Roster _current = Roster.From(options);

    public Roster Current => _current;

    /// <summary>The one in the store, with the version to save it over; that of the settings, with version 0, while there is none.</summary>
    public async Task<(Roster Roster, long Version)> Read(CancellationToken cancel)
    {
        var row = await store.Document(DocumentKind.Roster, Id, cancel);
        return row is null
            ? (Roster.From(options) with { Zone = zone() }, 0)
            : (new Roster(JsonSerializer.Deserialize<ImmutableArray<Member>>(sealer.Open(row.Body, Purpose)), zone()), row.Version);
    }

    /// <summary>False: somebody else changed it meanwhile.</summary>
    public async Task<bool> Save(ImmutableArray<Member> members, long version, CancellationToken cancel)
    {
        if (!await store.SaveDocument(new DocumentRow(DocumentKind.Roster, Id, version, sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(members), Purpose)), cancel))
        {
            return false;
        }

        await Refresh(cancel);
        return true;
    }

    /// <summary>Takes in what other hosts saved.</summary>
    public async Task Refresh(CancellationToken cancel)
    {
        var (roster, version) = await Read(cancel);

        // Emptied in the console, the settings still reach somebody.
        _current = version > 0 && roster.Members.Length > 0 ? roster : Roster.From(options);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Look(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(Every, clock);
        while (await pace.WaitForNextTickAsync(stoppingToken))
        {
            await Look(stoppingToken);
        }
    }

    private async Task Look(CancellationToken cancel)
    {
        try
        {
            await Refresh(cancel);
            _isOld = false;
        }
        catch (StoreUnavailableException) when (_isOld)
        {
        }
        catch (StoreUnavailableException)
        {
            // Whoever was paged before is paged until the store is back.
            log.LogWarning("The roster cannot be read while the store is away; the last one counts");
            _isOld = true;
        }
    }
}
