using TriageBot.Chaos.Logs;
using TriageBot.Chaos.People;

namespace TriageBot.Chaos.Judging;

/// <summary>What a sender could not know, and so may rightly have sent twice.</summary>
internal sealed class Doubts
{
    /// <summary>Between a text's arrival and the sender's note of it: one commit, on a machine that is very busy.</summary>
    private const double NotYetNoted = 3;

    private readonly ILookup<string?, Entry> _deaths;
    private readonly IReadOnlyList<Entry> _outages;
    private readonly ILookup<string?, Entry> _cut;
    private readonly ILookup<string?, Entry> _putOff;

    /// <param name="storm">The log.</param>
    /// <param name="storeDown">The texts that say the store is down.</param>
    public Doubts(IReadOnlyList<Entry> storm, IReadOnlyCollection<string> storeDown)
    {
        var monkey = storm.Where(entry => entry.Kind is What.Monkey).ToArray();
        _deaths = monkey.Where(entry => entry.Outcome is "kill host" or "host ended by itself" or "term host, too late").ToLookup(entry => entry.Host);
        _outages = [.. monkey.Where(entry => entry.Until is not null && entry.Outcome is not ("term host" or "receiver down") && entry.Off is null)];
        _putOff = storm.Where(entry => entry.Kind is What.Call && StoreDownTexts.StandIn(entry.Text, storeDown)).ToLookup(entry => entry.Sid);
        _cut = storm.Where(entry => entry is { Kind: What.Call, Outcome: "cut" or "timeout" or "broken" }).ToLookup(entry => entry.Sid);
    }

    /// <summary>Whether the sender of this text had reason to send it again.</summary>
    /// <param name="copy">The earlier arrival.</param>
    /// <param name="sids">Of the messages that this text may be the answer to.</param>
    public bool Explain(Entry copy, IEnumerable<string> sids) =>
        copy.Doubtful
        || _deaths[copy.Host].Any(death => death.At >= copy.At - 0.5 && death.At <= copy.At + NotYetNoted)
        || InOutage(copy)
        || sids.Any(sid => _cut[sid].Any() || _putOff[sid].Any(again => again.At >= copy.At));

    /// <summary>Whether this message was answered once that the store is down. Where that was after its answer, somebody brought it again and may not have had it: it is answered again when it is taken in.</summary>
    public bool WasPutOff(string? sid) => _putOff[sid].Any();

    /// <summary>Whether the store was being broken about then.</summary>
    public bool InOutage(Entry entry) => _outages.Any(outage => outage.At <= entry.At + NotYetNoted && outage.Until >= entry.At - 0.5);

    public static bool Same(string? one, string masked) => string.Equals(Mask.Of(one ?? ""), masked, StringComparison.Ordinal);
}
