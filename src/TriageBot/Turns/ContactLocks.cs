using TriageBot.Stores;

namespace TriageBot.Turns;

/// <summary>Turns of one contact are taken one after another on this host. Across hosts the store's versions decide;
/// this only saves the retries.</summary>
internal sealed class ContactLocks
{
    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, 1024).Select(_ => new SemaphoreSlim(1))];

    public async Task<IDisposable> Enter(ContactKey contact, CancellationToken cancel)
    {
        var stripe = _stripes[(uint)StringComparer.Ordinal.GetHashCode(contact.Value) % _stripes.Length];
        await stripe.WaitAsync(cancel);
        return new Leave(stripe);
    }

    private sealed class Leave(SemaphoreSlim stripe) : IDisposable
    {
        public void Dispose() => stripe.Release();
    }
}
