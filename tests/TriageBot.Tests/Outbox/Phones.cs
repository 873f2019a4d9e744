using System.Collections.Concurrent;
using TriageBot.Channels;

namespace TriageBot.Tests.Outbox;

/// <summary>People's phones, and the carrier in between, which fails as it is told.</summary>
internal sealed class Phones : IChannel, IDisposable
{
    private readonly SemaphoreSlim _arrivals = new(0);

    public ConcurrentQueue<OutboundMessage> Texts { get; } = new();

    /// <summary>Null: it arrives.</summary>
    public Func<OutboundMessage, SendResult?> Fails { get; set; } = _ => null;

    public IReadOnlyList<string> Names { get; } = ["sms", "whatsapp"];

    /// <summary>Waits for the next text; false when none came in this time.</summary>
    public Task<bool> Arrival(TimeSpan patience) => _arrivals.WaitAsync(patience);

    public void Dispose() => _arrivals.Dispose();

    public Task<SendResult> Send(OutboundMessage message, CancellationToken cancel)
    {
        if (Fails(message) is { } failure)
        {
            return Task.FromResult(failure);
        }

        Texts.Enqueue(message);
        _arrivals.Release();
        return Task.FromResult<SendResult>(new Sent(null));
    }
}
