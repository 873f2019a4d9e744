using System.Collections.Concurrent;
using System.Collections.Immutable;
using TriageBot.CaseQueue.News;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Tests.Channels.Twilio;

/// <summary>Stands where the turns stand, and keeps what came.</summary>
internal sealed class RecordingTurns : ITurns
{
    private readonly TaskCompletionSource<TurnReply> _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<InboundMessage> Messages { get; } = [];

    public ConcurrentQueue<(string Channel, string Address)> OptOuts { get; } = [];

    public ConcurrentQueue<(string Channel, string Address, string TextId, bool Arrived)> Receipts { get; } = [];

    public Func<InboundMessage, Task<TurnReply>> Reply { get; set; } = _ => Task.FromResult(new TurnReply(["ok"], []));

    public Task<TurnReply> FirstArrival => _arrived.Task;

    public Task<TurnReply> Receive(InboundMessage message, CancellationToken cancel)
    {
        Messages.Enqueue(message);
        return Reply(message);
    }

    public void Arrived(TurnReply reply) => _arrived.TrySetResult(reply);

    public Task Fire(DueTimer timer, CancellationToken cancel) => Task.CompletedTask;

    public Task Keep(ContactKey contact, FetchedMedium medium, CancellationToken cancel) => Task.CompletedTask;

    public Task Translated(ContactKey contact, string intakeId, ImmutableArray<EnglishText> english, CancellationToken cancel) => Task.CompletedTask;

    public Task LearnOptOut(string channel, string address, CancellationToken cancel)
    {
        OptOuts.Enqueue((channel, address));
        return Task.CompletedTask;
    }

    public ConcurrentQueue<(string Channel, string Address, string Handle)> TakenBack { get; } = [];

    public Task TakeBack(string channel, string address, string handle, CancellationToken cancel)
    {
        TakenBack.Enqueue((channel, address, handle));
        return Task.CompletedTask;
    }

    public Task<NewsOutcome?> Tell(ContactKey contact, string id, string actor, News news, CancellationToken cancel) => throw new NotSupportedException();

    public Task<bool> Accept(ContactKey contact, RoutedTo to, string actor, CancellationToken cancel) => throw new NotSupportedException();

    public Task<bool> SetLevel(ContactKey contact, string intakeId, Level level, string actor, CancellationToken cancel) => throw new NotSupportedException();

    public Task<LevelMove?> Rescore(ContactKey contact, string intakeId, int rescoring, CancellationToken cancel) => throw new NotSupportedException();

    public Task<string?> Erase(string channel, string address, CancellationToken cancel) => Task.FromResult<string?>(null);
}
