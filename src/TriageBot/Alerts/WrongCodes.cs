using System.Collections.Concurrent;
using TriageBot.Stores;

namespace TriageBot.Alerts;

/// <summary>Counts wrong codes of each chat. On each host alone: a code is beyond guessing within its quarter of an hour anyhow.</summary>
internal sealed class WrongCodes(TimeProvider clock)
{
    /// <summary>In an hour.</summary>
    public const int Most = 5;

    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Time = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<ContactKey, (int Count, DateTimeOffset Since)> _wrong = [];

    public bool AreTooMany(ContactKey chat) => _wrong.TryGetValue(chat, out var wrong) && wrong.Count >= Most && !IsOver(wrong.Since);

    public void Note(ContactKey chat)
    {
        if (_wrong.Count >= MostRemembered)
        {
            foreach (var old in _wrong.Where(one => IsOver(one.Value.Since)).ToArray())
            {
                _wrong.TryRemove(old);
            }
        }

        _wrong.AddOrUpdate(chat, _ => (1, clock.GetUtcNow()), (_, wrong) => IsOver(wrong.Since) ? (1, clock.GetUtcNow()) : (wrong.Count + 1, wrong.Since));
    }

    private bool IsOver(DateTimeOffset since) => clock.GetUtcNow() - since >= Time;
}
