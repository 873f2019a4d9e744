using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.CaseQueue;
using TriageBot.CaseQueue.News;
using TriageBot.Engine.Conversations;
using TriageBot.Hosting;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Console.Cases;

/// <summary>Hands a case to another clinic, warm: it stays where it is until the other says yes, and only then is the person told.</summary>
internal sealed class HandoffDesk(KeptList<Offer> offers, CurrentClinics clinics, IRecordStore records, CaseEvents cases, CaseDesk desk, ITurns turns, NewsDesk news, TimeProvider clock)
{
    /// <summary>Why a clinic says no.</summary>
    public static readonly ImmutableArray<string> Reasons = ["conflict of interest", "no room now", "not our kind of case", "not our place", "other"];

    private const int Tries = 5;

    /// <summary>One that nobody has answered for so long is forgotten.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    /// <summary>Whom a case may be handed to.</summary>
    public ImmutableArray<Clinic> Takers => [.. clinics().Where(clinic => !clinic.IsPartner)];

    public Offer? Of(string intakeId) => (offers.Current ?? []).FirstOrDefault(offer => IsOf(offer, intakeId));

    public Clinic? Clinic(string id) => clinics().FirstOrDefault(clinic => !clinic.IsPartner && string.Equals(clinic.Id, id, StringComparison.Ordinal));

    /// <summary>Asks a clinic. One that is asked already is asked no more.</summary>
    /// <returns>Why not, in one sentence; null when it is asked.</returns>
    public async Task<string?> Offer(string intakeId, string clinicId, string tag, string name, CancellationToken cancel)
    {
        if (Clinic(clinicId) is not { } clinic)
        {
            return "Choose a clinic of the list.";
        }

        if (await records.Intake(intakeId, cancel) is not { } row)
        {
            return "It is gone.";
        }

        var intake = JsonSerializer.Deserialize<IntakeData>(cases.Open(row), JsonSerializerOptions.Web)!;
        if (intake.Consent is null || intake.Reason is not null)
        {
            return "The person has not agreed that clinics see this. Give them the clinic's number instead.";
        }

        if (string.Equals(intake.Routing.Clinic, clinic.Name, StringComparison.Ordinal) && intake.Routing.Why.Contains(Router.Accepted, StringComparer.Ordinal))
        {
            return $"{clinic.Name} has it already.";
        }

        var now = clock.GetUtcNow();
        await Change(all => [.. all.Where(offer => !IsOf(offer, intakeId) && now - offer.At < Lasts), new Offer(intakeId, clinicId, name, tag, now)], cancel);
        await records.Audit(new AuditEntry(now, tag, "handoff-offered", intakeId, clinicId), cancel);
        return null;
    }

    public async Task Withdraw(string intakeId, string tag, CancellationToken cancel)
    {
        if (await Answered(intakeId, cancel) is { } offer)
        {
            await records.Audit(new AuditEntry(clock.GetUtcNow(), tag, "handoff-withdrawn", intakeId, offer.ClinicId), cancel);
        }
    }

    /// <summary>The clinic takes it: whoever says so has it, the case system hears of it, and the person.</summary>
    /// <returns>What became of the person's text; null when there was nothing to take.</returns>
    public async Task<NewsAnswer?> Accept(Offer offer, string tag, string name, CancellationToken cancel)
    {
        if (Clinic(offer.ClinicId) is not { } clinic || await records.Intake(offer.IntakeId, cancel) is not { } row
            || !await turns.Accept(row.Contact, new RoutedTo(offer.IntakeId, clinic.Id, HasAccepted: true), tag, cancel))
        {
            await Answered(offer.IntakeId, cancel);
            return null;
        }

        // Each of these may be done twice: the offer goes last, so that whoever was cut off can say yes again.
        await desk.Take(offer.IntakeId, tag, name, cancel);
        var answer = await news.Tell($"handoff:{offer.IntakeId}:{offer.At.UtcTicks}", tag, new CaseNews(offer.IntakeId, NewsKind.Accepted) { Clinic = clinic.Name }, cancel);
        await Answered(offer.IntakeId, cancel);
        await records.Audit(new AuditEntry(clock.GetUtcNow(), tag, "handoff-accepted", offer.IntakeId, offer.ClinicId), cancel);
        return answer;
    }

    /// <summary>The clinic does not take it: it stays where it is, and everybody there sees why.</summary>
    public async Task Decline(Offer offer, string tag, string name, string why, CancellationToken cancel)
    {
        await Answered(offer.IntakeId, cancel);
        await desk.Note(offer.IntakeId, tag, name, $"{Clinic(offer.ClinicId)?.Name} does not take it: {why}.", cancel);
        await records.Audit(new AuditEntry(clock.GetUtcNow(), tag, "handoff-declined", offer.IntakeId, offer.ClinicId), cancel);
    }

    private async Task<Offer?> Answered(string intakeId, CancellationToken cancel)
    {
        var answered = Of(intakeId);
        await Change(all => all.RemoveAll(offer => IsOf(offer, intakeId)), cancel);
        return answered;
    }

    private async Task Change(Func<ImmutableArray<Offer>, ImmutableArray<Offer>> change, CancellationToken cancel)
    {
        for (var i = 0; i < Tries; i++)
        {
            var (all, version) = await offers.Read(cancel);
            if (await offers.Save(change(all), version, cancel))
            {
                return;
            }
        }

        throw new InvalidOperationException("the offers kept changing while one was to be changed");
    }

    private static bool IsOf(Offer offer, string intakeId) => string.Equals(offer.IntakeId, intakeId, StringComparison.Ordinal);
}
