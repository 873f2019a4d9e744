using System.Collections.Concurrent;
using System.Collections.Immutable;
using TriageBot.CaseQueue.News;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Tests.Outbox;

/// <summary>Writes down what the pump asks of turns; a fired timer is cleared as a turn would.</summary>
internal sealed class TurnLog(ITurnStore store) : ITurns
{
    public ConcurrentQueue<DueTimer> Fired { get; } = new();

    public ConcurrentQueue<(string Channel, string Address)> OptedOut { get; } = new();

    public Func<DueTimer, bool> Breaks { get; set; } = _ => false;

    public Task<TurnReply> Receive(InboundMessage message, CancellationToken cancel) => throw new NotSupportedException();

    public void Arrived(TurnReply reply) => throw new NotSupportedException();

    public async Task Fire(DueTimer timer, CancellationToken cancel)
    {
        Fired.Enqueue(timer);
        if (Breaks(timer))
        {
            throw new InvalidOperationException("a bug in a turn");
        }

        var loaded = await store.Load(timer.Contact, null, cancel);
        await store.Commit(new TurnCommit { Contact = timer.Contact, Expected = loaded.Version, At = timer.Due, Timers = [new(timer.Kind, null)] }, cancel);
    }

    public Task Keep(ContactKey contact, FetchedMedium medium, CancellationToken cancel) => throw new NotSupportedException();

    public Task Translated(ContactKey contact, string intakeId, ImmutableArray<EnglishText> english, CancellationToken cancel) => throw new NotSupportedException();

    public Task LearnOptOut(string channel, string address, CancellationToken cancel)
    {
        OptedOut.Enqueue((channel, address));
        return Task.CompletedTask;
    }

    public Task TakeBack(string channel, string address, string handle, CancellationToken cancel) => Task.CompletedTask;

    public Task<NewsOutcome?> Tell(ContactKey contact, string id, string actor, News news, CancellationToken cancel) => throw new NotSupportedException();

    public Task<bool> Accept(ContactKey contact, RoutedTo to, string actor, CancellationToken cancel) => throw new NotSupportedException();

    public Task<bool> SetLevel(ContactKey contact, string intakeId, Level level, string actor, CancellationToken cancel) => throw new NotSupportedException();

    public Task<LevelMove?> Rescore(ContactKey contact, string intakeId, int rescoring, CancellationToken cancel) => throw new NotSupportedException();

    public Task<string?> Erase(string channel, string address, CancellationToken cancel) => Task.FromResult<string?>(null);
}
