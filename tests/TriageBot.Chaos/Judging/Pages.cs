using TriageBot.Chaos.Logs;
using TriageBot.Chaos.People;
using TriageBot.Chaos.Twilio;

namespace TriageBot.Chaos.Judging;

/// <summary>Whoever was in danger had somebody called, unless they deleted everything before the call left.</summary>
internal static class Pages
{
    private const string CallBegins = "New urgent request";

    public static IEnumerable<string> Check(IReadOnlyList<Entry> calm, IReadOnlyList<Entry> storm)
    {
        var calls = Called(calm);
        var pagedScripts = References(calm).Where(one => calls.Contains(one.Reference)).Select(one => one.Script).ToHashSet(StringComparer.Ordinal);
        var called = Called(storm);
        var deleted = storm.Where(entry => entry is { Kind: What.Webhook, Type: "intake.withdrawn" }).Select(entry => entry.Reference).ToHashSet(StringComparer.Ordinal);
        return References(storm).Where(one => pagedScripts.Contains(one.Script) && !called.Contains(one.Reference) && !deleted.Contains(one.Reference))
            .Select(one => $"{one.Phone} {one.Script}: nobody was paged about {one.Reference}");
    }

    private static HashSet<string> Called(IEnumerable<Entry> log) =>
        [.. log.Where(entry => entry is { Kind: What.Reaches, Phone: Account.Staff } && entry.Text!.StartsWith(CallBegins, StringComparison.Ordinal)).Select(entry => Mask.Reference().Match(entry.Text!).Value)];

    private static IEnumerable<(string Phone, string Script, string Reference)> References(IReadOnlyList<Entry> log)
    {
        var scripts = log.Where(entry => entry.Kind is What.Begins).ToDictionary(entry => entry.Phone!, entry => entry.Script!, StringComparer.Ordinal);
        return log.Where(entry => entry is { Kind: What.Webhook, Phone: not null, Reference: not null }).Select(entry => (Phone: entry.Phone!, Reference: entry.Reference!)).Distinct()
            .Where(one => scripts.ContainsKey(one.Phone)).Select(one => (one.Phone, scripts[one.Phone], one.Reference));
    }
}
