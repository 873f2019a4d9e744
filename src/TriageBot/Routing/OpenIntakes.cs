using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.CaseQueue;
using TriageBot.Hosting;
using TriageBot.Stores;

namespace TriageBot.Routing;

/// <summary>How many open intakes each clinic has, counted once a minute where some clinic says how many it has room for.
/// Within the minute a clinic may get a few more than that: better than that a text waits for a count.</summary>
internal sealed class OpenIntakes(IRecordStore records, CaseEvents cases, CurrentClinics clinics, TimeProvider clock, ILogger<OpenIntakes> log) : BackgroundService
{
    /// <summary>So many open intakes are looked at, the most urgent first.</summary>
    public const int Most = 5000;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private Dictionary<string, (int Revision, string? Clinic)> _known = [];
    private volatile Counted _counted = new(ImmutableDictionary<string, int>.Empty);

    /// <summary>By id of the clinic; whoever is missing has none, or room for as many as come.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counted.ByClinic;

    public async Task Count(CancellationToken cancel)
    {
        var limited = clinics().Where(clinic => clinic.Capacity is not null).ToImmutableArray();
        if (limited.IsEmpty)
        {
            _known = [];
            _counted = new(ImmutableDictionary<string, int>.Empty);
            return;
        }

        var known = new Dictionary<string, (int Revision, string? Clinic)>(StringComparer.Ordinal);
        foreach (var row in await records.Intakes(Most, cancel))
        {
            known[row.Id] = _known.TryGetValue(row.Id, out var old) && old.Revision == row.Revision ? old : (row.Revision, ClinicOf(row));
        }

        _known = known;
        var byName = known.Values.Where(one => one.Clinic is not null).CountBy(one => one.Clinic!, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        _counted = new(limited.ToImmutableDictionary(clinic => clinic.Id, clinic => byName.GetValueOrDefault(clinic.Name), StringComparer.Ordinal));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Look(stoppingToken);
        await Rounds.Go(Every, clock, Look, stoppingToken);
    }

    private string? ClinicOf(IntakeRow row) => JsonSerializer.Deserialize<IntakeData>(cases.Open(row), JsonSerializerOptions.Web)!.Routing.Clinic;

    private async Task Look(CancellationToken cancel)
    {
        try
        {
            await Count(cancel);
        }
#pragma warning disable CA1031 // The last count goes on counting: whatever is wrong, intakes are routed.
        catch (Exception failed) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(failed, "Open intakes could not be counted; the last count is gone by");
        }
    }

    private sealed record Counted(IReadOnlyDictionary<string, int> ByClinic);
}
