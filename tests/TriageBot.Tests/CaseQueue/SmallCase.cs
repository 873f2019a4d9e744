using System.Collections.Frozen;
using System.Text.Json.Nodes;
using TriageBot.CaseQueue;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Urgency;

namespace TriageBot.Tests.CaseQueue;

/// <summary>A small dialog with one question for each field of the intake, and conversations in it.</summary>
internal static class SmallCase
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 15, 4, 5, 678, TimeSpan.Zero);

    public static readonly Dialog Dialog = new()
    {
        Id = "intake",
        Version = "sha256:1",
        Questions =
        [
            Question("safe", "yes-no"),
            Question("consent", "yes-no"),
            Question("who", "choice", "client.relation") with { Options = ["me_adult", "my_child", "someone_else"] },
            Question("relation", "text", "client.relation") with { When = new Is("who", "someone_else", Negated: false) },
            Question("client_name", "name", "client.name"),
            Question("topic", "choice") with { Options = ["immigration", "work"], Several = true },
            Question("hearing_date", "date"),
            Question("amount_owed", "number"),
            Question("employer", "name", "adverse.employer"),
            Question("zip", "place", "contact.place"),
            Question("first_name", "name", "contact.name"),
            Question("safe_call", "yes-no", "contact.safeToCall"),
            Question("best_time", "times", "contact.bestTime"),
            Question("voicemail", "yes-no", "contact.voicemailOk"),
        ],
        Rules = [Rule("hearing-soon", "Court hearing {when}"), Rule("flag-custody", "Locked up now")],
        Classifications =
        [
            new("immigration", new Includes("topic", "immigration"), "IM-01-00-00-00", "81"),
            new("immigration", new IsAnswered("hearing_date"), "IM-01-00-00-00", null),
            new("work", new Includes("topic", "work"), null, "22"),
        ],
    };

    private static readonly Reason Hearing = new(
        "hearing-soon", 1, Level.SameDay, "Court hearing in 4 days", ["hearing_date"], new Deadline("hearing", new DateOnly(2026, 11, 26), 4, "confirmed"), "8 CFR", null);

    private static readonly Consent Agreed = new(Given: true, "v3", "es", "1", Now.AddMinutes(-6));

    /// <summary>The data that goes out for these answers.</summary>
    public static JsonObject Data(params (string Question, AnswerValue Value, string Text)[] answers) => Data(Conversation(Agreed, answers));

    public static JsonObject Data(Conversation conversation, string type = IntakeEvents.Updated, string? reason = null) =>
        JsonNode.Parse(Body(conversation, type, reason))!["data"]!.AsObject();

    public static string Body(Conversation conversation, string type, string? reason = null) => IntakeJson.Write(IntakeDocument.Event(new IntakeInputs
    {
        Type = type,
        At = Now,
        Conversation = conversation,
        Dialog = Dialog,
        Facts = new Facts(Dialog, conversation, new DateOnly(2026, 11, 22)),
        Urgency = new Assessment(Level.SameDay, 78, [Hearing]),
        Level = Level.SameDay,
        Revision = 3,
        Channel = "sms",
        Address = "+15551234567",
        Staff = English,
        LanguageName = conversation.Locale is null ? null : "Spanish",
        Reason = reason,
    }));

    public static Conversation Conversation(Consent? consent, params (string Question, AnswerValue Value, string Text)[] answers) => new()
    {
        Id = "cnv_1",
        IntakeId = "int_1",
        Reference = "K7-42",
        Dialog = "intake",
        DialogVersion = "sha256:1",
        Locale = "es",
        LanguageChosen = true,
        Consent = consent,
        StartedAt = Now.AddMinutes(-10),
        Answers = [.. answers.Select(answer => new Answer(answer.Question, answer.Value, answer.Text, "es", Now))],
    };

    private static Phrasing English
    {
        get
        {
            var texts = Dialog.Questions.ToDictionary(question => question.Id + ".ask", question => new LocalText($"Ask {question.Id}?", null, "", 0), StringComparer.Ordinal);
            texts.Remove("zip.ask");
            var locale = new Locale
            {
                Tag = "en", EnglishName = "English", NativeName = "English", DateOrder = "mdy", Review = new("draft", null, null),
                Common = FrozenDictionary<string, LocalText>.Empty,
                Dialogs = FrozenDictionary<string, FrozenDictionary<string, LocalText>>.Empty,
                Words = FrozenDictionary<string, WordList>.Empty,
            };
            return new Phrasing(locale, texts, new Dictionary<string, string>(StringComparer.Ordinal));
        }
    }

    private static Question Question(string id, string type, string? fills = null) => new() { Id = id, Type = type, Fills = fills };

    private static Rule Rule(string id, string text) => new()
    {
        Id = id, Text = text, Source = "test", EffectiveFrom = new DateOnly(2025, 1, 1), ReviewBy = new DateOnly(2027, 1, 1),
    };
}
