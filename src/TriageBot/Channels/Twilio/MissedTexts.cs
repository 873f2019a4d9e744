using System.Globalization;
using System.Text.Json;
using TriageBot.Alerts;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Channels.Twilio;

/// <summary>Finds texts whose webhook call never reached us, by listing what Twilio got, and takes them in. Their answers go by REST.
/// Finds answers that Twilio never got too: a response can break off behind our back, and Twilio does not reliably call again.</summary>
internal sealed class MissedTexts(
    TwilioListing listing, ITurns turns, CurrentRoster staff, IStore store, ILookup lookup, ISealer sealer, TimeProvider clock, ILogger<MissedTexts> log) : BackgroundService
{
    private const string Duty = "twilio-missed-texts";
    private const string Listed = "twilio-texts-listed";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>After a start the wait would be in vain; hosts that start together still list once.</summary>
    private static readonly TimeSpan AtStart = TimeSpan.FromSeconds(30);

    /// <summary>How far back the first listing ever goes.</summary>
    private static readonly TimeSpan First = TimeSpan.FromHours(24);

    /// <summary>Listed again each time: Twilio may list a text late.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);

    /// <summary>Younger ones may still be on their way to a door, which answers them better.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);

    /// <summary>The duplicate marks last 48 h: an older text may have been answered.</summary>
    private static readonly TimeSpan TooOld = TimeSpan.FromHours(47);

    /// <summary>Lists since the last complete listing and takes in what is unknown; returns how many texts.</summary>
    public async Task<int> RunOnce(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var since = await Since(now, cancel);
        var texts = await listing.Inbound(since, cancel);
        var due = texts.Where(text => text.Sent is { } sent && sent <= now - Young && sent > now - TooOld).ToList();
        var tooOld = texts.Count(text => text.Sent <= now - TooOld);
        if (tooOld > 0)
        {
            log.LogWarning("{Count} texts at Twilio are too old to be sure that they were not answered; they are left alone", tooOld);
        }

        var taken = 0;
        if (due.Count > 0)
        {
            var sent = await listing.Sent(since, cancel);
            foreach (var text in due)
            {
                taken += await TakeIn(text, sent[text.From!], cancel) ? 1 : 0;
            }
        }

        await store.SetNote(Listed, now.ToString("O", CultureInfo.InvariantCulture), cancel);
        if (taken > 0)
        {
            log.LogWarning("{Count} texts had not reached us; they were found at Twilio and taken in", taken);
        }

        return taken;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        try
        {
            await Round(Duty + "-at-start", AtStart, stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Round(Duty, Every, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is found by the next listing.
        }
    }

    private async Task Round(string duty, TimeSpan time, CancellationToken cancel)
    {
        try
        {
            if (await store.Claim(duty, clock.GetUtcNow(), time, cancel))
            {
                await RunOnce(cancel);
            }
        }
        catch (Exception failed) when (failed is HttpRequestException or JsonException or StoreUnavailableException || IsTimeout(failed, cancel))
        {
            log.LogWarning("Twilio's list of texts could not be gone through; it is tried again: {Reason}", failed is StoreUnavailableException ? failed.Message : failed.GetType().Name);
        }
#pragma warning disable CA1031 // The next listing begins where this one began.
        catch (Exception bug) when (bug is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(bug, "Going through Twilio's list of texts broke down; it is tried again");
        }
    }

    private static bool IsTimeout(Exception failed, CancellationToken cancel) => failed is OperationCanceledException && !cancel.IsCancellationRequested;

    // A clock that ran ahead listed from a time that had not come yet, and found nothing.
    private async Task<DateTimeOffset> Since(DateTimeOffset now, CancellationToken cancel) =>
        DateTimeOffset.TryParse(await store.Note(Listed, cancel), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var listed) && listed <= now + Young
            ? listed - Overlap
            : now - First;

    private async Task<bool> TakeIn(ListedText text, IEnumerable<ListedText> sent, CancellationToken cancel)
    {
        var channel = TwilioAddress.Channel(text.From, text.To);
        var from = TwilioAddress.Bare(text.From!);

        // Staff's texts leave no mark, so those that came would be answered again each time. A page that was not taken repeats anyhow.
        if (staff().MemberAt(channel, from) is not null)
        {
            return false;
        }

        var known = await store.Load(lookup.Contact(channel, from), lookup.Message(channel, text.Sid!), cancel);
        if (known.Remembered is { } remembered && IsAnswered(text, sent, remembered, channel))
        {
            return false;
        }

        var media = known.Remembered is null && text.HasMedia ? await listing.Media(text.Sid!, cancel) : [];
        var message = new InboundMessage(channel, from, text.Sid!, Base64Text.Decode((text.Body ?? "").Trim()), media, text.Sent!.Value, To: text.To is { } to ? TwilioAddress.Bare(to) : null, Unheard: true);
        var reply = await turns.Receive(message, cancel);
        return reply.Spooled ? throw new StoreUnavailableException("The store is out of reach; what was found waits in the spool.") : !reply.Redelivered;
    }

    // Somebody who wrote twice and was answered once has been heard: what they read fits what they wrote last. But Twilio's times are whole seconds:
    // what went out in the second of the text may be the answer to the one before.
    private bool IsAnswered(ListedText text, IEnumerable<ListedText> sent, byte[] remembered, string channel)
    {
        if (sent.Any(ours => ours.Sent > text.Sent))
        {
            return true;
        }

        var reply = RememberedReply.Open(remembered, sealer);
        var parts = reply.Texts.SelectMany(part => TwilioText.Parts(channel, part, reply.KeepAccents)).ToHashSet(StringComparer.Ordinal);
        return sent.Any(ours => ours.Sent == text.Sent && parts.Contains((ours.Body ?? "").Trim()));
    }
}
