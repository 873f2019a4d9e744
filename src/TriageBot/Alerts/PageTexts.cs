using System.Collections.Immutable;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;
using TriageBot.Outbox;
using TriageBot.Stores;

namespace TriageBot.Alerts;

/// <summary>Writes the texts of a page's round, in the words of each way. None says more than that there is a request.</summary>
/// <param name="words">Asked each time: they may be published anew.</param>
internal sealed class PageTexts(StaffWords words, AlertOptions options, OutboxPayloads payloads)
{
    /// <summary>What a drill's id begins with.</summary>
    public const string Drill = "drill_";

    /// <summary>A key's text for mail, which cannot be answered with a code.</summary>
    private const string ForMail = "_mail";

    public ImmutableArray<OutboxEntry> Of(string intakeId, PageBody body, ImmutableArray<Way> ways, ContactKey contact, DateTimeOffset now) =>
        [.. ways.Select(way => Entry(Message(way, Partition.NewId("pgt", contact, now), intakeId, body), contact, now))];

    private OutboundMessage Message(Way way, string id, string intakeId, PageBody body) => way.Channel switch
    {
        Way.Mail => Message(way, id, words().Common(body.TextKey + ForMail, ("reference", body.Reference), ("link", Link(intakeId)))),
        Way.Phone => Message(way, id, WithCode(body)),
        _ => Message(way, id, WithCode(body)) with { Choices = [new QuickReply(words().Common("staff.take"), body.Code)] },
    };

    private string WithCode(PageBody body) => words().Common(body.TextKey, ("reference", body.Reference), ("code", body.Code));

    private static OutboundMessage Message(Way way, string id, string text) => new(id, way.Channel, way.Address, text, Safety: true, From: way.Route);

    private OutboxEntry Entry(OutboundMessage message, ContactKey contact, DateTimeOffset now) =>
        new(message.Id, contact, Lane.Page(message.Id), OutboxKind.Urgent, now, payloads.Seal(message));

    // A drill has no intake to look at: the roster shows it.
    private string Link(string intakeId) => options.LinkTo(intakeId.StartsWith(Drill, StringComparison.Ordinal) ? "roster" : "intakes/" + Uri.EscapeDataString(intakeId));
}
