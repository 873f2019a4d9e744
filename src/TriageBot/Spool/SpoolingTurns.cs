using System.Collections.Immutable;
using TriageBot.CaseQueue.News;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Urgency;
using TriageBot.Privacy;
using TriageBot.Routing;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Spool;

/// <summary>The turns as the doors see them: a text that the store cannot take now is kept on this host's disk and taken in later, in its order.</summary>
internal sealed class SpoolingTurns(
    ITurns turns, Backlog backlog, DownAnswer answer, IRecordStore records, ILookup lookup, PublishedContent content, TimeProvider clock, ILogger<SpoolingTurns> log) : ITurns
{
    /// <summary>Twilio gives up after 15 s, and the answer has to be written, read and sent within them.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(8);

    // Not the locks that turns take: those are held while the store is slow, and what comes behind must be spooled behind.
    private readonly ContactLocks _order = new();

    private volatile bool _storeIsDown;

    /// <summary>Since a try failed and until one succeeds, texts go to the disk at once instead of waiting in line for a store that does not answer.</summary>
    public bool StoreIsDown => _storeIsDown;

    public async Task<TurnReply> Receive(InboundMessage message, CancellationToken cancel)
    {
        // Every channel comes through here, and nothing is kept before it.
        message = message with { Text = Masked(message.Text) };
        using var budget = new CancellationTokenSource(Budget, clock);
        var contact = lookup.Contact(message.Channel, message.From);
        using var _ = await _order.Enter(contact, CancellationToken.None);
        if (!_storeIsDown && !backlog.Holds(contact) && await Try(message, budget.Token) is { } reply)
        {
            return reply;
        }

        return Keep(message, contact);
    }

    /// <summary>Takes a contact's oldest spooled text in, or sets it aside where it does not open. False while the store is out of reach.</summary>
    public async Task<bool> TakeIn(SpoolName name)
    {
        using var budget = new CancellationTokenSource(Budget, clock);
        using var _ = await _order.Enter(name.Contact, CancellationToken.None);
        if (backlog.IsGone(name))
        {
            backlog.Remove(name);
            return true;
        }

        if (backlog.Open(name) is not { } message)
        {
            backlog.SetAside(name);
            log.LogError("A spooled text does not open and was set aside: {File}", name.File(SpoolName.Bad));
            return true;
        }

        if (await Try(message, budget.Token) is null)
        {
            return false;
        }

        StoreAnswers();
        backlog.Remove(name);
        return true;
    }

    public void StoreAnswers() => _storeIsDown = false;

    public void Arrived(TurnReply reply) => turns.Arrived(reply);

    public Task Fire(DueTimer timer, CancellationToken cancel) => turns.Fire(timer, cancel);

    public Task Keep(ContactKey contact, FetchedMedium medium, CancellationToken cancel) => turns.Keep(contact, medium, cancel);

    public Task Translated(ContactKey contact, string intakeId, ImmutableArray<EnglishText> english, CancellationToken cancel) => turns.Translated(contact, intakeId, english, cancel);

    public Task<NewsOutcome?> Tell(ContactKey contact, string id, string actor, News news, CancellationToken cancel) => turns.Tell(contact, id, actor, news, cancel);

    public Task<bool> Accept(ContactKey contact, RoutedTo to, string actor, CancellationToken cancel) => turns.Accept(contact, to, actor, cancel);

    public Task<bool> SetLevel(ContactKey contact, string intakeId, Level level, string actor, CancellationToken cancel) => turns.SetLevel(contact, intakeId, level, actor, cancel);

    public Task<LevelMove?> Rescore(ContactKey contact, string intakeId, int rescoring, CancellationToken cancel) => turns.Rescore(contact, intakeId, rescoring, cancel);

    public Task LearnOptOut(string channel, string address, CancellationToken cancel) => turns.LearnOptOut(channel, address, cancel);

    // What it names may still wait here: the channel has to call again.
    public Task TakeBack(string channel, string address, string handle, CancellationToken cancel) => backlog.Holds(lookup.Contact(channel, address))
        ? throw new StoreUnavailableException("Texts of this contact wait in the spool.")
        : turns.TakeBack(channel, address, handle, cancel);

    public async Task<string?> Erase(string channel, string address, CancellationToken cancel)
    {
        var contact = lookup.Contact(channel, address);
        using var _ = await _order.Enter(contact, cancel);
        var files = backlog.Forget(contact);
        var receipt = await turns.Erase(channel, address, cancel);
        if (receipt is not null || files == 0)
        {
            return receipt;
        }

        var spooled = "spl_" + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        await records.Audit(new AuditEntry(clock.GetUtcNow(), "system", "erase", spooled, "spooled texts only"), cancel);
        return spooled;
    }

    private string Masked(string text)
    {
        try
        {
            return content.Engine.Content.Numbers.Mask(text);
        }
#pragma warning disable CA1031 // A number too many in a sealed store is a lesser harm than a text that nobody hears.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            log.LogError(bug, "A text could not be searched for numbers that must not be kept; it is kept as it is");
            return text;
        }
    }

    /// <summary>The reply, or null when the store is out of reach or too slow. A slow turn may still be committed:
    /// its duplicate mark then makes the spooled copy a redelivery.</summary>
    private async Task<TurnReply?> Try(InboundMessage message, CancellationToken budget)
    {
        try
        {
            return await turns.Receive(message, budget).WaitAsync(budget);
        }
        catch (StoreUnavailableException unavailable)
        {
            IsDown(unavailable.Message);
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested)
        {
            IsDown("The store does not answer in time.");
        }

        return null;
    }

    private void IsDown(string reason)
    {
        if (!_storeIsDown)
        {
            log.LogError("The store is out of reach; texts are kept in the spool: {Reason}", reason);
        }

        _storeIsDown = true;
    }

    private TurnReply Keep(InboundMessage message, ContactKey contact)
    {
        try
        {
            // This call's response says only that the store is down. Where the text is known already, the one that was to carry its answer broke off.
            backlog.Add(message with { ReplyInline = false, Unheard = true });
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException("The store is out of reach and the spool cannot be written.", full);
        }

        return answer.To(message, contact);
    }
}
