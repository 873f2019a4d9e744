using System.Text.RegularExpressions;
using TriageBot.Channels;
using TriageBot.Engine.Texts;
using TriageBot.Outbox;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Alerts;

/// <summary>Recognises staff's own texts before the dialog does: they take pages and never begin an intake.</summary>
internal sealed partial class StaffTexts(
    CurrentRoster roster,
    ChatLinks links,
    StaffWords words,
    ISealer sealer,
    ILookup lookup,
    OutboxPayloads payloads,
    IRecordStore records,
    IOutboxStore outbox,
    OutboxSignal signal)
{
    /// <summary>Until then the reply may still travel in the HTTP response.</summary>
    private static readonly TimeSpan InlineGrace = TimeSpan.FromSeconds(20);

    /// <summary>Null: not staff, the dialog's turn.</summary>
    public async Task<TurnReply?> Intercept(InboundMessage message, CancellationToken cancel)
    {
        if (await links.Hear(message, cancel) is { } answer)
        {
            return await Reply(message, words().Common(answer), cancel);
        }

        if (roster().MemberAt(message.Channel, message.From) is not { } member)
        {
            return null;
        }

        // Somebody else has answered, or nothing was said.
        if (message.CarrierAnswered || message.Opens)
        {
            return new TurnReply([], []);
        }

        await links.Follow(message, cancel);
        var taken = await Take(message, member, cancel);
        return await Reply(message, Answer(taken, member), cancel);
    }

    private async Task<List<PageRow>> Take(InboundMessage message, string member, CancellationToken cancel)
    {
        var taken = new List<PageRow>();
        foreach (var code in Codes().Matches(message.Text).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            // An intake's pages share a code: on until none of them is left open.
            while (await records.AcknowledgePage(lookup.Code(code), null, member, message.Received, cancel) is { } page)
            {
                var isNew = page.AcknowledgedAt == message.Received && IsOf(page, member) && !taken.Exists(old => string.Equals(old.Id, page.Id, StringComparison.Ordinal));
                taken.Add(page);
                if (!isNew)
                {
                    break;
                }

                await records.Audit(new AuditEntry(message.Received, member, "page-taken", page.IntakeId), cancel);
            }
        }

        return taken;
    }

    private static bool IsOf(PageRow page, string member) => string.Equals(page.AcknowledgedBy, member, StringComparison.Ordinal);

    // Whoever has taken it gets the same answer again: the channel may deliver a text twice.
    private string Answer(List<PageRow> taken, string member)
    {
        if (taken.Count == 0)
        {
            return words().Common("staff.unknown_code");
        }

        var mine = taken.FirstOrDefault(page => IsOf(page, member));
        var body = PageBody.Open(mine ?? taken[0], sealer);
        return words().Common(mine is null ? "staff.taken_already" : "staff.taken", ("reference", body.Reference), ("code", body.Code));
    }

    private async Task<TurnReply> Reply(InboundMessage message, string text, CancellationToken cancel)
    {
        var contact = lookup.Contact(message.Channel, message.From);
        var id = Partition.NewId("stf", contact, message.Received);
        var due = message.ReplyInline ? message.Received + InlineGrace : message.Received;
        var payload = payloads.Seal(new OutboundMessage(id, message.Channel, message.From, text, Safety: false, From: message.To));
        var entry = new OutboxEntry(id, contact, Lane.Own(id), OutboxKind.Message, due, payload);
        await outbox.Add([entry], cancel);
        signal.Ring();
        return new TurnReply([text], [id]);
    }

    // Six digits on their own: not a part of a phone number.
    [GeneratedRegex(@"(?<![0-9])[0-9]{6}(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Codes();
}
