using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.Alerts;
using TriageBot.CaseQueue;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Urgency;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Try;

/// <summary>Shows a conversation from the staff's side. Reads only; the engine's own rules say level and why.</summary>
internal sealed class StaffSide(
    IRecordStore records, PublishedContent content, CaseEvents cases, StaffWords words, RosterBook roster, ISealer sealer, TimeProvider clock)
{
    /// <summary>As far back as the trail is looked through; a thread tried out is among the newest.</summary>
    private const int Newest = 500;

    public async Task<StaffView> Of(Conversation conversation, ContactKey contact, CancellationToken cancel)
    {
        var engine = content.Engine.Content;
        var dialog = engine.DialogOf(conversation);
        var phrasing = engine.StaffPhrasingOf(dialog);
        var facts = engine.FactsOf(conversation, clock.GetUtcNow());
        var urgency = Assessor.Assess(dialog.Rules, facts, phrasing.When);
        return new StaffView
        {
            Reference = conversation.Reference,
            IntakeId = conversation.IntakeId,
            Phase = conversation.Phase.Id(),
            Language = Language(conversation, engine),
            Waiting = conversation.Waiting is { } waiting ? AnswerViews.Label(phrasing, waiting) : null,
            Level = Highest(urgency.Level, conversation.Handover?.Level).Id(),
            Score = urgency.Score,
            Reasons = [.. urgency.Reasons.Select(Reason)],
            Answers = [.. conversation.Answers.Where(answer => facts.Answer(answer.Question) is not null).Select(answer => AnswerViews.Of(phrasing, answer))],
            Remarks = [.. conversation.Remarks.Select(remark => remark.Text)],
            Attachments = [.. conversation.Attachments.Select(one => new AttachmentView(one.ContentType, one.Bytes))],
            Flags = [.. conversation.Flags.Select(flag => flag.Kind).Distinct(StringComparer.Ordinal)],
            Shared = await Shared(conversation, cancel),
            SafeMode = conversation.SafeMode,
            OptedOut = conversation.OptedOut,
            WantsPerson = conversation.WantsPerson,
            Events = await Events(conversation.IntakeId, cancel),
            Pages = await Pages(contact, cancel),
            ReachesNobody = !roster.ReachesSomebody,
        };
    }

    private static LanguageView? Language(Conversation conversation, Content engine) => conversation.Locale is { } tag
        ? new LanguageView(tag, engine.LanguageNameOf(conversation) ?? tag, conversation.LanguageChosen ? "person" : "detected")
        : null;

    private static Level Highest(Level now, Level? handed) => handed > now ? handed.Value : now;

    private static ReasonView Reason(Reason reason) => new(
        reason.Rule,
        reason.Level.Id(),
        reason.Text,
        reason.Source,
        reason.Deadline is { } due ? new DeadlineView(due.Date, due.DaysLeft, due.Reading) : null);

    private async Task<string> Shared(Conversation conversation, CancellationToken cancel)
    {
        if (conversation.Handover is not { } handover || await records.Intake(conversation.IntakeId, cancel) is not { } row)
        {
            return "nothing";
        }

        return handover.Sent ? "all" : JsonSerializer.Deserialize<IntakeData>(cases.Open(row), JsonSerializerOptions.Web)!.Consent is null ? "danger" : "part";
    }

    private async Task<ImmutableArray<EventView>> Events(string intake, CancellationToken cancel) =>
        [.. (await records.History(intake, cancel)).Reverse().Select(entry => new EventView(entry.At, entry.Action, entry.Detail))];

    private async Task<ImmutableArray<PageView>> Pages(ContactKey contact, CancellationToken cancel) =>
        [.. (await records.DuePages(clock.GetUtcNow().AddYears(1), Newest, cancel))
            .Where(page => page.Contact == contact)
            .Select(page => (page.CreatedAt, Body: PageBody.Open(page, sealer)))
            .Select(page => new PageView(page.CreatedAt, words().Common(page.Body.TextKey, ("reference", page.Body.Reference), ("code", page.Body.Code))))];
}
