using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using TriageBot.CaseQueue;
using TriageBot.Engine.Conversations;
using TriageBot.Reports;
using TriageBot.Sheets;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Console.Reporting;

/// <summary>The audit trail for somebody outside: the day, what was done, and by what kind of actor. Tags and ids become names that are made up anew for each sheet, so that
/// no sheet can be laid beside another, or beside the trail.</summary>
internal sealed partial class AuditWithoutNames(IRecordStore records, ReportReader reader)
{
    private const int AtOnce = 1000;
    private const int NameDigits = 12;

    public async Task Write(Stream output, Period period, CancellationToken cancel)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        await output.WriteAsync(CsvRows.Of([["day", "action", "actor", "actor kind", "subject", "detail"]]), cancel);
        foreach (var chain in await records.AuditChains(cancel))
        {
            for (var after = 0L; await records.AuditLinks(chain, after, AtOnce, cancel) is { Count: > 0 } links; after = links[^1].Number)
            {
                var entries = links.Select(link => link.Entry).Where(entry => period.Holds(entry.At, reader.Zone)).ToList();
                if (entries.Count > 0)
                {
                    await output.WriteAsync(CsvRows.Of(entries.Select(entry => Row(entry, key))), cancel);
                }

                await Task.Yield();
            }
        }
    }

    private string[] Row(AuditEntry entry, byte[] key)
    {
        var kind = Kind(entry.Actor);
        return
        [
            Period.Text(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(entry.At, reader.Zone).DateTime)),
            CsvCell.Guard(entry.Action),
            kind is "staff" ? Name(entry.Actor, key) : "",
            kind,
            Name(entry.Subject, key),
            CsvCell.Guard(Detail(entry)),
        ];
    }

    private static string Kind(string actor) => actor is "person" ? "person" : actor is "system" or "cli" or "try" or "case-system" ? "system" : "staff";

    private static string Name(string text, byte[] key) => "n" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)))[..NameDigits];

    /// <summary>Only what is of our own few words: whatever else may stand there is left out. So is the language: one day's only speaker of it would be found.</summary>
    public static string Detail(AuditEntry entry)
    {
        var detail = entry.Detail ?? "";
        return entry.Action switch
        {
            IntakeEvents.Flagged or IntakeEvents.Completed or IntakeEvents.Partial or IntakeEvents.Updated or IntakeEvents.Withdrawn or IntakeEvents.Feedback => Told().Match(detail).Value,
            Milestones.Left => Left().Match(detail).Groups["where"].Value,
            "level-set" => LevelSet().Match(detail).Value,

            // Behind the comma stands a rule, whose name is the hotline's own.
            LevelMove.InTrail => LevelSet().Match(detail.Split(',')[0]).Value,
            "case-closed" => Pages.IntakeModel.Outcomes.Contains(detail, StringComparer.Ordinal) ? detail : "",
            "news" => News().Match(detail).Value,
            _ => "",
        };
    }

    [GeneratedRegex(@"^revision \d{1,6}, (emergency|same-day|within-72h|routine)(, \d{1,6} segments)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Told();

    [GeneratedRegex(@"^[A-Za-z0-9-]+ (?<where>[a-z0-9_-]{1,40} (silence|refused|stopped))(, \d{1,6} segments)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Left();

    [GeneratedRegex("^(emergency|same-day|within-72h|routine) → (emergency|same-day|within-72h|routine)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LevelSet();

    [GeneratedRegex("^[a-z]{1,20}, (said|(waits|refused): [a-z-]{1,20})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex News();
}
