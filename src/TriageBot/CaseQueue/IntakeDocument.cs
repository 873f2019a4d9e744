using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;
using TriageBot.Routing;

namespace TriageBot.CaseQueue;

/// <summary>Writes the intake down for the case queue. Pure.</summary>
internal static class IntakeDocument
{
    /// <summary>What stands in for the question of a text that answered none.</summary>
    public const string Remark = "remark";

    /// <summary>What stands in for the question whether it helped.</summary>
    public const string Feedback = "survey";

    /// <summary>Of a withdrawal by DELETE.</summary>
    public const string Deleted = "deleted";

    public static IntakeEvent Event(IntakeInputs inputs) => new(inputs.Type, IntakeJson.Time(inputs.At), Data(inputs));

    public static IntakeData Data(IntakeInputs inputs)
    {
        if (inputs.Type is IntakeEvents.Withdrawn && inputs.Reason is Deleted)
        {
            return Ids(inputs);
        }

        return inputs.HasConsent ? Whole(inputs) : BeforeConsent(inputs);
    }

    // Whoever asked to be forgotten is not written down once more: the receiver finds the intake by its id.
    private static IntakeData Ids(IntakeInputs inputs) => new()
    {
        IntakeId = inputs.Conversation.IntakeId,
        Reference = inputs.Conversation.Reference,
        Revision = inputs.Revision,
        Dialog = new(inputs.Dialog.Id, inputs.Dialog.Version),
        Urgency = new(inputs.Level.Id(), 0, []),
        Reason = inputs.Reason,
    };

    private static IntakeData BeforeConsent(IntakeInputs inputs) => Ids(inputs) with
    {
        Channel = inputs.Channel,
        Language = Language(inputs),
        Urgency = new(inputs.Level.Id(), inputs.Urgency.Score, [.. inputs.Urgency.Reasons.Select(reason => FixedReason(inputs, reason))]),
        Contact = new IntakeFields(inputs.Dialog, inputs.Facts).Safety(inputs.Address, inputs.Conversation.OptedOut),
    };

    private static IntakeData Whole(IntakeInputs inputs)
    {
        var fields = new IntakeFields(inputs.Dialog, inputs.Facts);
        var classes = inputs.Dialog.Classifications.Where(one => one.When.Holds(inputs.Facts)).ToArray();
        var contact = fields.Contact(inputs.Address, inputs.Conversation.OptedOut);
        ImmutableArray<string> areas = [.. classes.Select(one => one.Area).Distinct(StringComparer.Ordinal)];
        return BeforeConsent(inputs) with
        {
            Source = inputs.Conversation.Source,
            Urgency = new(inputs.Level.Id(), inputs.Urgency.Score, [.. inputs.Urgency.Reasons.Select(FullReason)]),
            PracticeAreas = areas,
            ProblemCodes = Codes(classes),
            Contact = contact,
            Client = fields.Client(),
            AdverseParties = fields.AdverseParties(),
            Answers = [.. Answers(inputs), .. Remarks(inputs), .. Survey(inputs)],
            Attachments = [.. inputs.Conversation.Attachments.Select(Attachment)],
            Consent = inputs.Conversation.Consent is { } consent
                ? new(consent.TextVersion, consent.Language, consent.Reply, IntakeJson.Time(consent.At))
                : null,
            Missing = Missing(inputs),
            Routing = Routing(inputs, contact.Place, areas, Codes(classes)),
        };
    }

    private static RoutingData Routing(IntakeInputs inputs, string? place, ImmutableArray<string> areas, ImmutableArray<ProblemCode> codes)
    {
        var facts = new RoutingFacts(inputs.Conversation.Spoken ?? inputs.Conversation.Locale, place, areas)
        {
            Dialog = inputs.Dialog.Id,
            IsUrgent = inputs.Level >= Level.SameDay,
            Local = inputs.Local,
            Before = inputs.RoutedTo,
        };
        var route = Router.Of(inputs.Clinics, facts, inputs.OpenIntakes);
        return new RoutingData(route.Clinic?.Name, Teams.Of([.. codes.Select(code => (code.System, code.Code))]), route.Why);
    }

    private static LanguageData Language(IntakeInputs inputs) => inputs.Conversation switch
    {
        // Only the person can have said so.
        { Spoken: { } spoken } => new(spoken, inputs.LanguageName, "person", true),
        { Locale: { } tag } conversation => new(tag, inputs.LanguageName, conversation.LanguageChosen ? "person" : "detected", !IsEnglish(tag)),
        _ => new(null, null, null, null),
    };

    private static bool IsEnglish(string tag) =>
        tag is "en" || tag.StartsWith("en-", StringComparison.OrdinalIgnoreCase);

    private static ReasonData FullReason(Reason reason) => new(
        reason.Rule,
        reason.Level.Id(),
        reason.Text,
        reason.Answers,
        reason.Deadline is { } due ? new(due.Kind, due.Date, due.DaysLeft, due.Reading) : null);

    // The rule's own sentence, without what the person's answers put into it.
    private static ReasonData FixedReason(IntakeInputs inputs, Reason reason)
    {
        var rule = inputs.Dialog.Rules.FirstOrDefault(rule => string.Equals(rule.Id, reason.Rule, StringComparison.Ordinal));
        var text = (rule?.Text ?? "").Replace("{when}", "", StringComparison.Ordinal).Trim();
        return new(reason.Rule, reason.Level.Id(), rule?.Marked(text, inputs.Facts.Today) ?? text, [], null);
    }

    private static ImmutableArray<ProblemCode> Codes(IReadOnlyCollection<Classification> classes) =>
        [.. classes.SelectMany(one => new[] { Code("LIST", one.List), Code("LSC", one.Lsc) }).OfType<ProblemCode>().Distinct()];

    private static ProblemCode? Code(string system, string? code) => code is null ? null : new(system, code);

    private static IEnumerable<AnswerData> Answers(IntakeInputs inputs) =>
        from question in inputs.Dialog.Questions
        where inputs.Facts.Answer(question.Id) is not null
        let answer = inputs.Conversation.Find(question.Id)
        where answer is not null
        select InEnglish(inputs, answer.Text, new AnswerData(question.Id, Asked(inputs, question), AnswerValues.Json(question, answer.Value), Own(inputs, answer.Text), answer.Language, null, null));

    // A pinned question may have lost its English text since: then there is nothing true to quote.
    private static string? Asked(IntakeInputs inputs, Question question) => inputs.Staff.Find(question.Id + ".ask");

    private static IEnumerable<AnswerData> Remarks(IntakeInputs inputs) =>
        inputs.Conversation.Remarks.Select(remark => InEnglish(inputs, remark.Text, new AnswerData(Remark, null, null, Own(inputs, remark.Text), null, null, null)));

    private static IEnumerable<AnswerData> Survey(IntakeInputs inputs) => inputs.Conversation.Feedback is { } feedback
        ? [new AnswerData(Feedback, inputs.Staff.Common("survey.ask"), feedback.Value, Own(inputs, feedback.Text), inputs.Conversation.Locale, null, null)]
        : [];

    // Where the person deleted their words, staff are told so in ours.
    private static string Own(IntakeInputs inputs, string text) => text.Contains(MessageTakenBack.Mark, StringComparison.Ordinal)
        ? text.Replace(MessageTakenBack.Mark, inputs.Staff.Common("staff.taken_back"), StringComparison.Ordinal)
        : text;

    private static AnswerData InEnglish(IntakeInputs inputs, string words, AnswerData answer) =>
        inputs.Conversation.EnglishOf(words) is { Text: { } english, By: var engine } ? answer with { Translation = Own(inputs, english), TranslatedBy = engine } : answer;

    private static AttachmentData Attachment(Attachment attachment) => new(
        attachment.Number.ToString(CultureInfo.InvariantCulture),
        attachment.ContentType,
        attachment.State switch
        {
            AttachmentState.Kept => "kept",
            AttachmentState.TooLarge => "too-large",
            AttachmentState.OtherType => "other-type",
            AttachmentState.Gone => "gone",
            AttachmentState.Erased => "erased",
            _ => "waiting",
        },
        attachment.State is AttachmentState.Kept ? attachment.Bytes : null,
        IntakeJson.Time(attachment.At),
        attachment.Question);

    /// <summary>Questions that apply and that someone still has to find out about: asked and left open, or, in an intake that broke off, never reached.</summary>
    private static ImmutableArray<string> Missing(IntakeInputs inputs) =>
        [.. inputs.Dialog.Questions
            .Where(question => question.When?.Holds(inputs.Facts) ?? true)
            .Where(question => AnswerValues.IsOpen(inputs.Facts.Answer(question.Id)))
            .Select(question => question.Id)];
}
