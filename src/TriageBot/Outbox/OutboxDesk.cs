using TriageBot.Stores;

namespace TriageBot.Outbox;

/// <summary><c>outbox list</c> and <c>outbox replay</c>: what waits, what died, and putting it back. Shows ids and codes, never what is inside.</summary>
internal sealed class OutboxDesk(IOutboxStore store, OutboxSignal signal, TimeProvider time)
{
    private const int AtOnce = 1000;

    public async Task List(TextWriter output, CancellationToken cancel)
    {
        var dead = await store.DeadLetters(AtOnce, cancel);
        var waiting = await store.Waiting(AtOnce, cancel);
        foreach (var entry in dead)
        {
            await output.WriteLineAsync($"dead     {Line(entry)}");
        }

        foreach (var entry in waiting)
        {
            await output.WriteLineAsync($"waiting  {Line(entry)}");
        }

        await output.WriteLineAsync($"{Count(dead)} dead, {Count(waiting)} waiting");
    }

    /// <param name="id">One dead letter, or null for all of them.</param>
    /// <returns>False when there is none of that id.</returns>
    public async Task<bool> Replay(string? id, TextWriter output, CancellationToken cancel)
    {
        if (id is not null)
        {
            var found = await store.Replay(id, time.GetUtcNow(), cancel);
            await output.WriteLineAsync(found ? $"{id}: put back" : $"{id}: no dead letter of this id");
            signal.Ring();
            return found;
        }

        await output.WriteLineAsync($"{await ReplayAll(cancel)} put back");
        signal.Ring();
        return true;
    }

    // Only those that were dead when it began: what dies again meanwhile would keep it going for ever.
    private async Task<int> ReplayAll(CancellationToken cancel)
    {
        var began = time.GetUtcNow();
        var replayed = 0;
        while (true)
        {
            var dead = (await store.DeadLetters(AtOnce, cancel)).Where(entry => entry.Due <= began).ToArray();
            if (dead.Length == 0)
            {
                return replayed;
            }

            foreach (var entry in dead)
            {
                replayed += await store.Replay(entry.Id, began, cancel) ? 1 : 0;
            }
        }
    }

    private static string Line(OutboxEntry entry) =>
        $"{entry.Id}  {entry.Kind}  due {entry.Due.UtcDateTime:u}  attempts {entry.Attempts}  {entry.LastError ?? "-"}";

    private static string Count(IReadOnlyList<OutboxEntry> entries) => entries.Count == AtOnce ? $"{AtOnce} or more" : $"{entries.Count}";
}
