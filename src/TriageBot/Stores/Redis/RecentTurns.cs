using Microsoft.Extensions.Caching.Memory;
using TriageBot.Engine.Conversations;

namespace TriageBot.Stores.Redis;

/// <summary>What this host saw last of a conversation, still sealed: whoever texts on within minutes is answered with one call instead of two.
/// It may be out of date. The commit that rests on it names the turn it came from, and is refused when that is not the last one.</summary>
internal sealed class RecentTurns : IDisposable
{
    private const int Most = 1000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Most });

    public Loaded? Of(ContactKey contact) => cache.Get<Loaded>(contact);

    public void Keep(ContactKey contact, Loaded seen) => cache.Set(contact, seen, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });

    public void Forget(ContactKey contact) => cache.Remove(contact);

    public void Dispose() => cache.Dispose();
}
