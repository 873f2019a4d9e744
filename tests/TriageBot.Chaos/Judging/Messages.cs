using TriageBot.Chaos.Logs;

namespace TriageBot.Chaos.Judging;

/// <summary>Every text that somebody sent was taken in or can be found by listing, and one id has one answer.</summary>
internal static class Messages
{
    public static IEnumerable<string> Check(IReadOnlyList<Entry> storm, IReadOnlyCollection<string> storeDown)
    {
        var calls = storm.Where(entry => entry.Kind is What.Call).ToLookup(entry => entry.Sid);
        var listed = storm.Where(entry => entry.Kind is What.Listed).Select(entry => entry.Sid).ToHashSet(StringComparer.Ordinal);
        foreach (var said in storm.Where(entry => entry.Kind is What.Says))
        {
            if (!calls[said.Sid].Any(call => call.Outcome is "200") && !listed.Contains(said.Sid))
            {
                yield return $"{said.Phone}: {said.Sid} was never taken in";
            }
        }

        foreach (var call in storm.Where(entry => entry is { Kind: What.Call, Outcome: ['4', _, _] or "500" or "no TwiML" } && entry.Outcome is not ("408" or "429")))
        {
            yield return $"{call.Phone}: {call.Sid} was answered {call.Outcome} by {call.Host}";
        }

        foreach (var message in calls)
        {
            // Told that the store is down, or nothing because the answer follows by itself: not yet the answer.
            var answers = message.Where(call => call.Outcome is "200" && !string.IsNullOrEmpty(call.Text) && !StoreDownTexts.StandIn(call.Text, storeDown)).Select(call => call.Text!).Distinct(StringComparer.Ordinal).ToArray();
            if (answers.Length > 1 && message.First().Phone != Twilio.Account.Staff)
            {
                yield return $"{message.First().Phone}: {message.Key} was answered in {answers.Length} ways: {string.Join(" / ", answers)}";
            }
        }
    }
}
