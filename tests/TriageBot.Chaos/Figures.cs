using TriageBot.Chaos.Judging;
using TriageBot.Chaos.Logs;
using TriageBot.Chaos.Twilio;

namespace TriageBot.Chaos;

/// <summary>What was done in one run, counted from its log.</summary>
internal sealed record Figures(string Store, IReadOnlyList<(string What, int Count)> Rows)
{
    public static Figures Count(string store, IReadOnlyList<Entry> storm, Verdict verdict)
    {
        var calls = storm.Where(entry => entry.Kind is What.Call).ToArray();
        var taken = storm.Where(entry => entry is { Kind: What.Webhook, Outcome: "taken" }).ToArray();
        return new Figures(store,
        [
            .. storm.Where(entry => entry.Kind is What.Monkey).GroupBy(entry => entry.Outcome!, StringComparer.Ordinal).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => (same.Key, same.Count())),
            ("people", storm.Count(entry => entry.Kind is What.Begins)),
            ("texts from people", storm.Count(entry => entry.Kind is What.Says)),
            ("calls of the webhook", calls.Length),
            ("… that brought a text again", calls.Length - calls.Select(call => call.Sid).Distinct(StringComparer.Ordinal).Count()),
            ("… that failed, were cut or late", calls.Count(call => call.Outcome is not "200")),
            ("given up, to be listed", storm.Count(entry => entry.Kind is What.GivesUp)),
            ("texts on phones", storm.Count(entry => entry.Kind is What.Reaches && entry.Phone != Account.Staff)),
            ("… by REST", storm.Count(entry => entry is { Kind: What.Reaches, Outcome: "rest" } && entry.Phone != Account.Staff)),
            ("… doubled, and rightly so", verdict.Doubled),
            ("… saying that the store is down", verdict.StoreDown),
            ("sends that Twilio failed", storm.Count(entry => entry.Kind is What.Refused || (entry.Kind is What.Reaches && entry.Doubtful))),
            ("pages and answers to staff", storm.Count(entry => entry is { Kind: What.Reaches, Phone: Account.Staff })),
            ("events taken", taken.Select(entry => entry.Id).Distinct(StringComparer.Ordinal).Count()),
            ("… once more, same id", taken.Length - taken.Select(entry => entry.Id).Distinct(StringComparer.Ordinal).Count()),
            ("events refused", storm.Count(entry => entry.Kind is What.Webhook && entry.Outcome is not "taken")),
            ("failures", verdict.Failures.Count),
        ]);
    }

    /// <summary>A Markdown table, a column a store.</summary>
    public static string Table(IReadOnlyList<Figures> runs)
    {
        var lines = runs.SelectMany(run => run.Rows).Select(row => row.What).Distinct(StringComparer.Ordinal)
            .OrderBy(what => runs.Any(run => run.Rows[^1].What == what));
        return string.Join('\n',
        [
            $"| | {string.Join(" | ", runs.Select(run => run.Store))} |",
            $"| --- |{string.Concat(runs.Select(_ => " ---: |"))}",
            .. lines.Select(what => $"| {what} | {string.Join(" | ", runs.Select(run => run.Rows.FirstOrDefault(row => row.What == what).Count))} |"),
        ]);
    }
}
