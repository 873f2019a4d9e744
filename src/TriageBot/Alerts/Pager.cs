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
internal sealed class Pager(
    CurrentRoster roster,
    PageTexts texts,
    AlertOptions options,
    ISealer sealer,
    ILookup lookup,
    ITurnStore turns,
    IRecordStore records,
    OutboxSignal signal,
    ILogger<Pager> log)
{
    private const int Tries = 10;

    /// <summary>Stands in a drill's texts where a page has the intake's reference.</summary>
    private const string DrillReference = "DRILL";

    /// <summary>A page and its first round of texts, for the commit of the turn that calls for it.</summary>
    public PageCall Compose(Conversation conversation, PageFacts facts, ContactKey contact, DateTimeOffset now) =>
        Compose(conversation.IntakeId, conversation.Reference, PageBody.Urgent, facts, contact, now);

    /// <summary>A page about a safety text that did not arrive, to be committed.</summary>
    public PageCall TextFailed(Conversation conversation, ContactKey contact, DateTimeOffset now) =>
        Compose(conversation.IntakeId, conversation.Reference, PageBody.TextFailed, PageFacts.None with { Language = conversation.Locale }, contact, now);

    /// <summary>Pages staff about an event that does not get through.</summary>
    /// <returns>False when there is nobody left to page about.</returns>
    public async Task<bool> DeliveryFailed(CaseEvent @event, ContactKey contact, DateTimeOffset now, CancellationToken cancel)
    {
        var call = Compose(@event.IntakeId, @event.Reference, PageBody.DeliveryFailed, PageFacts.None, contact, now);
        for (var i = 0; i < Tries; i++)
        {
            var loaded = await turns.Load(contact, null, cancel);
            if (loaded.Conversation is null)
            {
                // Erased meanwhile: a page would keep what was to be forgotten.
                log.LogWarning("No page for the failed delivery of {IntakeId}: it has been erased", @event.IntakeId);
                return false;
            }

            if (await turns.Commit(new TurnCommit { Contact = contact, Expected = loaded.Version, At = now, Page = call.Page, Outbox = call.Texts }, cancel))
            {
                signal.Ring();
                return true;
            }
        }

        throw new InvalidOperationException("the conversation kept changing while staff were to be paged");
    }

    /// <summary>The next round of a page that is due. False when it was taken meanwhile.</summary>
    public async Task<bool> Repeat(PageRow page, DateTimeOffset now, CancellationToken cancel)
    {
        var body = PageBody.Open(page, sealer);
        var round = (int)Math.Max(1, Math.Round((now - page.CreatedAt) / options.Repeat));
        var called = Called(page.Id, round, body.Facts, now);
        if (!await records.RepeatPage(page, now + options.Repeat, texts.Of(page.IntakeId, body, Roster.WaysTo(called), page.Contact, now), cancel))
        {
            return false;
        }

        await records.Audit(new AuditEntry(now, "system", "page-repeated", page.IntakeId, Told(called)), cancel);
        return true;
    }

    /// <summary>Calls whoever is on duty as an emergency would, with nobody behind it.</summary>
    /// <param name="by">For the audit trail.</param>
    public async Task Drill(string by, DateTimeOffset now, CancellationToken cancel)
    {
        var id = PageTexts.Drill + Guid.CreateVersion7(now).ToString("N");
        var contact = lookup.Contact("drill", id);
        var call = Compose(id, DrillReference, PageBody.Urgent, PageFacts.None, contact, now);
        await turns.Commit(new TurnCommit { Contact = contact, Expected = 0, At = now, Page = call.Page, Outbox = call.Texts, Audit = [new AuditEntry(now, by, "page", id, call.Told)] }, cancel);
        signal.Ring();
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

    private PageCall Compose(string intakeId, string reference, string textKey, PageFacts facts, ContactKey contact, DateTimeOffset now)
    {
        var (id, code) = (Partition.NewId("pag", contact, now), CodeOf(intakeId));
        var body = new PageBody(code, reference, textKey, facts.Language) { Areas = facts.Areas, Clinic = facts.Clinic };
        var called = Called(id, 0, facts, now);
        var page = new PageRow(id, intakeId, contact, lookup.Code(code), now, now + options.Repeat, body.Seal(sealer));
        return new PageCall(page, texts.Of(intakeId, body, Roster.WaysTo(called), contact, now), Told(called));
    }

    private ImmutableArray<Member> Called(string pageId, int round, PageFacts facts, DateTimeOffset now)
    {
        var current = roster();
        var called = current.Called(round, facts, now);
        if (called.IsEmpty)
        {
            log.LogWarning("Page {PageId} reaches nobody: Alerts:To is empty", pageId);
        }

        if (!current.PassedOver.IsEmpty)
        {
            log.LogWarning("Page {PageId} passes over {Members}: nothing can be sent to them as things are set up", pageId, string.Join(", ", current.PassedOver));
        }

        return called;
    }

    // The same for every page of an intake, so that one reply takes them all; without the lookup key nobody can work it out.
    private string CodeOf(string intakeId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(lookup.Code("page of " + intakeId)));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    // For the trail: to be called is not to be reached.
    private string Told(ImmutableArray<Member> called)
    {
        var unreached = roster().PassedOver;
        var told = called.Where(member => !unreached.Contains(member.Tag, StringComparer.Ordinal)).Select(member => member.Tag).ToList();
        return told.Count == 0 ? "nobody" : string.Join(", ", told);
    }
}

/// <summary>A page and the texts of its first round.</summary>
/// <param name="Told">Tags of those it calls.</param>
internal sealed record PageCall(PageRow Page, ImmutableArray<OutboxEntry> Texts, string Told);
