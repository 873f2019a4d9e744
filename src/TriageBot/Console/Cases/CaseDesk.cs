using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.Alerts;
using TriageBot.Engine.Urgency;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Console.Cases;

/// <summary>Reads and changes what staff wrote about an intake. Two people at once never lose one's change.</summary>
internal sealed class CaseDesk(IRecordStore records, ITurns turns, ISealer sealer, Pager pager, TimeProvider clock)
{
    public const int LongestNote = 2000;
    public const int LongestReason = 300;

    private const string Purpose = "case-file";
    private const int Tries = 5;

    public async Task<CaseFile> Read(IntakeRow intake, CancellationToken cancel) => Open(await records.CaseFile(intake.Id, cancel), intake);

    /// <summary>Whoever takes it has it, also from somebody else: people go home. Nobody is paged about it any more.</summary>
    /// <returns>False: the intake is gone.</returns>
    public async Task<bool> Take(string intakeId, string tag, string name, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!await Change(intakeId, tag, "case-taken", (file, _) => file with { Holder = new Holder(tag, name, now) }, cancel))
        {
            return false;
        }

        await pager.TakeAll(intakeId, tag, now, cancel);
        return true;
    }

    public Task<bool> GiveBack(string intakeId, string tag, CancellationToken cancel) =>
        Change(intakeId, tag, "case-given-back", (file, _) => file with { Holder = null }, cancel);

    public Task<bool> Note(string intakeId, string tag, string name, string text, CancellationToken cancel) =>
        Change(intakeId, tag, "case-noted", (file, _) => file with { Notes = file.Notes.Add(new CaseNote(name, clock.GetUtcNow(), text)) }, cancel);

    /// <summary>Keeps what a conflict check came to.</summary>
    /// <param name="clinics">Ids of those it speaks for; empty means all.</param>
    public Task<bool> CheckConflict(string intakeId, string tag, string name, ConflictOutcome outcome, ImmutableArray<string> clinics, CancellationToken cancel) => Change(
        intakeId,
        tag,
        outcome switch
        {
            ConflictOutcome.Found => "conflict-found",
            ConflictOutcome.Skipped => "conflict-check-skipped",
            _ => "no-conflict",
        },
        (file, _) => file with { Conflicts = file.Conflicts.Add(new ConflictCheck(name, clock.GetUtcNow(), outcome, clinics)) },
        cancel);

    /// <summary>Sets the level, and keeps what was wrong with the one before.</summary>
    /// <returns>False: it has this level, or is gone.</returns>
    public async Task<bool> SetLevel(string intakeId, string tag, string name, Level level, string why, CancellationToken cancel)
    {
        if (await records.Intake(intakeId, cancel) is not { } intake || !await turns.SetLevel(intake.Contact, intakeId, level, tag, cancel))
        {
            return false;
        }

        return await Change(intakeId, tag, "level-set", (file, _) => file with { Levels = file.Levels.Add(new LevelChange(name, clock.GetUtcNow(), intake.Level, level, why)) }, cancel, $"{intake.Level.Id()} → {level.Id()}");
    }

    public Task<bool> Close(string intakeId, string tag, string name, string outcome, CancellationToken cancel) =>
        Change(intakeId, tag, "case-closed", (file, intake) => file with { Closed = new Closing(name, clock.GetUtcNow(), outcome, intake.Revision) }, cancel, outcome);

    public Task<bool> Reopen(string intakeId, string tag, CancellationToken cancel) =>
        Change(intakeId, tag, "case-reopened", (file, _) => file with { Closed = null }, cancel);

    private async Task<bool> Change(string intakeId, string tag, string action, Func<CaseFile, IntakeRow, CaseFile> change, CancellationToken cancel, string? detail = null)
    {
        for (var i = 0; i < Tries; i++)
        {
            if (await records.Intake(intakeId, cancel) is not { } intake)
            {
                return false;
            }

            var row = await records.CaseFile(intakeId, cancel);
            var changed = change(Open(row, intake), intake);
            var body = sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(changed), Purpose);
            if (await records.SaveCaseFile(new CaseFileRow(intakeId, row?.Version ?? 0, body, changed.Closed?.Revision), cancel))
            {
                await records.Audit(new AuditEntry(clock.GetUtcNow(), tag, action, intakeId, detail), cancel);
                return true;
            }
        }

        throw new InvalidOperationException("the case kept changing while it was to be changed");
    }

    private CaseFile Open(CaseFileRow? row, IntakeRow intake)
    {
        var file = row is null ? CaseFile.New : JsonSerializer.Deserialize<CaseFile>(sealer.Open(row.Body, Purpose))!;
        return file.Closed?.Revision < intake.Revision ? file with { Closed = null } : file;
    }
}
