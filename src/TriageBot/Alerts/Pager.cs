using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using TriageBot.CaseQueue;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;
using TriageBot.Outbox;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Alerts;

/// <summary>Calls a person, and calls again until somebody takes the call.</summary>
/// <param name="roster">Asked each time: the console may change it.</param>
/// <param name="words">Staff's words, for the same reason.</param>
internal sealed class Pager(
    CurrentRoster roster,
    StaffWords words,
    AlertOptions options,
    ISealer sealer,
    ILookup lookup,
    OutboxPayloads payloads,
    ITurnStore turns,
    IRecordStore records,
    OutboxSignal signal,
    ILogger<Pager> log)
{
    private const string Channel = "sms";
    private const int Tries = 10;

    /// <summary>A page and its first round of texts, for the commit of the turn that calls for it.</summary>
    public (PageRow Page, ImmutableArray<OutboxEntry> Texts) Compose(Conversation conversation, ContactKey contact, DateTimeOffset now) =>
        Compose(conversation.IntakeId, conversation.Reference, PageBody.Urgent, contact, now);

    /// <summary>A page about a safety text that did not arrive, to be committed.</summary>
    public (PageRow Page, ImmutableArray<OutboxEntry> Texts) TextFailed(Conversation conversation, ContactKey contact, DateTimeOffset now) =>
        Compose(conversation.IntakeId, conversation.Reference, PageBody.TextFailed, contact, now);

    /// <summary>Pages staff about an event that does not get through.</summary>
    /// <returns>False when there is nobody left to page about.</returns>
    public async Task<bool> DeliveryFailed(CaseEvent @event, ContactKey contact, DateTimeOffset now, CancellationToken cancel)
    {
        var (page, texts) = Compose(@event.IntakeId, @event.Reference, PageBody.DeliveryFailed, contact, now);
        for (var i = 0; i < Tries; i++)
        {
            var loaded = await turns.Load(contact, null, cancel);
            if (loaded.Conversation is null)
            {
                // Erased meanwhile: a page would keep what was to be forgotten.
                log.LogWarning("No page for the failed delivery of {IntakeId}: it has been erased", @event.IntakeId);
                return false;
            }

            if (await turns.Commit(new TurnCommit { Contact = contact, Expected = loaded.Version, At = now, Page = page, Outbox = texts }, cancel))
            {
                signal.Ring();
                return true;
            }
        }

        throw new InvalidOperationException("the conversation kept changing while staff were to be paged");
    }

    /// <summary>The next round of a page that is due. False when it was taken meanwhile.</summary>
    public Task<bool> Repeat(PageRow page, DateTimeOffset now, CancellationToken cancel)
    {
        var texts = Texts(page.Id, PageBody.Open(page, sealer), page.Contact, now);
        return records.RepeatPage(page, now + options.Repeat, texts, cancel);
    }

    /// <summary>Takes every open page of an intake, for somebody who saw it elsewhere than in a text.</summary>
    /// <param name="by">For the audit trail.</param>
    public async Task TakeAll(string intakeId, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var code = lookup.Code(CodeOf(intakeId));
        var taken = new HashSet<string>(StringComparer.Ordinal);
        while (await records.AcknowledgePage(code, intakeId, by, now, cancel) is { } page && page.AcknowledgedAt == now && string.Equals(page.AcknowledgedBy, by, StringComparison.Ordinal) && taken.Add(page.Id))
        {
            await records.Audit(new AuditEntry(now, by, "page-taken", page.IntakeId), cancel);
        }
    }

    private (PageRow Page, ImmutableArray<OutboxEntry> Texts) Compose(string intakeId, string reference, string textKey, ContactKey contact, DateTimeOffset now)
    {
        var code = CodeOf(intakeId);
        var body = new PageBody(code, reference, textKey);
        var page = new PageRow(Partition.NewId("pag", contact, now), intakeId, contact, lookup.Code(code), now, now + options.Repeat, body.Seal(sealer));
        return (page, Texts(page.Id, body, contact, now));
    }

    // The same for every page of an intake, so that one reply takes them all; without the lookup key nobody can work it out.
    private string CodeOf(string intakeId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(lookup.Code("page of " + intakeId)));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private ImmutableArray<OutboxEntry> Texts(string pageId, PageBody body, ContactKey contact, DateTimeOffset now)
    {
        var numbers = roster().Numbers;
        if (numbers.IsEmpty)
        {
            log.LogWarning("Page {PageId} reaches nobody: Alerts:To is empty", pageId);
        }

        var text = words().Common(body.TextKey, ("reference", body.Reference), ("code", body.Code));
        return [.. numbers.Select(number => Text(number, text, contact, now))];
    }

    private OutboxEntry Text(string number, string text, ContactKey contact, DateTimeOffset now)
    {
        var id = Partition.NewId("pgt", contact, now);
        return new(id, contact, Lane.Page(id), OutboxKind.Urgent, now, payloads.Seal(new OutboundMessage(id, Channel, number, text, Safety: true)));
    }
}
