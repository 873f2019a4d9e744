using System.Collections.Immutable;
using TriageBot.Engine.Conversations;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Publishing;

/// <summary>Counts how many people are on each question now: in the background, when somebody wants to know, and at most once a minute. Only numbers are kept, and on this host alone.</summary>
internal sealed class WaitingPeople(ITurnStore turns, ISealer sealer, PublishedContent content, TimeProvider clock, IHostApplicationLifetime host, ILogger<WaitingPeople> log)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>Longer no page waits for a count.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>People's texts come first: so many are opened before others get a turn.</summary>
    private const int AtOnce = 200;

    private readonly Lock _lock = new();
    private Task<WaitingCount?>? _count;
    private WaitingCount? _last;

    /// <summary>The newest count there is by now; null while the first one is under way.</summary>
    public async Task<WaitingCount?> Now()
    {
        var count = Begun();
        await Task.WhenAny(count, Task.Delay(Patience, clock, CancellationToken.None));
        return count.IsCompleted ? await count ?? _last : _last;
    }

    private Task<WaitingCount?> Begun()
    {
        lock (_lock)
        {
            if (_count is { } begun && (!begun.IsCompleted || (_last is { } last && clock.GetUtcNow() - last.At < Fresh)))
            {
                return begun;
            }

            return _count = Task.Run(() => Count(host.ApplicationStopping));
        }
    }

    private async Task<WaitingCount?> Count(CancellationToken cancel)
    {
        try
        {
            var counts = new Dictionary<(string Dialog, string Question), (int All, int Older)>();
            var opened = 0;
            await foreach (var body in turns.Conversations(cancel))
            {
                if (++opened % AtOnce == 0)
                {
                    await Task.Yield();
                }

                if (KeptConversation.Open(body, sealer).Conversation is { Phase: Phase.Safety or Phase.Consent or Phase.Screening, Waiting: { } question } kept)
                {
                    var (all, older) = counts.GetValueOrDefault((kept.Dialog, question));
                    counts[(kept.Dialog, question)] = (all + 1, older + (IsOlder(kept) ? 1 : 0));
                }
            }

            return _last = new WaitingCount(clock.GetUtcNow(), counts.ToImmutableDictionary());
        }
#pragma warning disable CA1031 // A number that cannot be had keeps nobody from editing.
        catch (Exception failed) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(failed, "How many people are on each question could not be counted");
            return null;
        }
    }

    private bool IsOlder(Conversation kept) =>
        !content.Engine.Content.Publishes(kept.Dialog) || !string.Equals(kept.DialogVersion, content.Engine.Content.Published(kept.Dialog).Version, StringComparison.Ordinal);
}

/// <param name="Counts">All who are on a question, and how many of them began with an older version of the dialog.</param>
internal sealed record WaitingCount(DateTimeOffset At, ImmutableDictionary<(string Dialog, string Question), (int All, int Older)> Counts)
{
    /// <summary>In one sentence for staff; null where nobody is.</summary>
    public string? Said(string dialog, string question) => Counts.GetValueOrDefault((dialog, question)) switch
    {
        (0, _) => null,
        (1, 0) => "1 person is on this question now.",
        (1, _) => "1 person is on this question now, in an older version, and finishes with that.",
        (var all, 0) => $"{all} people are on this question now.",
        var (all, older) when all == older => $"{all} people are on this question now, in older versions, and finish with those.",
        var (all, older) => $"{all} people are on this question now; {older} of them began with an older version and finish with that.",
    };
}
