using System.Text.Json.Nodes;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Tests.CaseQueue;

public sealed class IntakeDocumentTests
{
    // contract.md, "Case queue out", in its order.
    private static readonly string[] Keys =
    [
        "schemaVersion", "intakeId", "reference", "revision", "dialog", "channel", "source", "language", "urgency", "practiceAreas", "problemCodes",
        "contact", "client", "adverseParties", "answers", "attachments", "consent", "missing", "routing",
    ];

    [Theory]
    [InlineData(IntakeEvents.Flagged, null)]
    [InlineData(IntakeEvents.Completed, null)]
    [InlineData(IntakeEvents.Withdrawn, "deleted")]
    [InlineData(IntakeEvents.Withdrawn, "consent-refused")]
    public void Data_WhateverIsKnown_HasEveryKeyOfTheContract(string type, string? reason)
    {
        foreach (var conversation in new[] { SmallCase.Conversation(null), SmallCase.Conversation(null) with { Locale = null } })
        {
            SmallCase.Data(conversation, type, reason).Select(pair => pair.Key).ShouldBe([.. Keys, "reason"]);
        }
    }

    [Fact]
    public void Event_Envelope_HoldsTypeAndTimeToTheSecond()
    {
        var body = JsonNode.Parse(SmallCase.Body(SmallCase.Conversation(null), IntakeEvents.Flagged))!;

        ((string?)body["type"]).ShouldBe("intake.flagged");
        ((string?)body["timestamp"]).ShouldBe("2026-11-22T15:04:05Z");
    }

    [Fact]
    public void Data_Completed_ReadsLikeTheContractsExample()
    {
        var data = SmallCase.Data(
            ("safe", new Yes(), "1"), ("who", new Chosen(["someone_else"]), "4"), ("relation", new Words("hermano"), "hermano"),
            ("topic", new Chosen(["immigration"]), "1"), ("hearing_date", new OnDate(new(2026, 11, 26), Confirmed: true), "el jueves"),
            ("employer", new Words("Acme"), "Acme"), ("zip", new Words("60629"), "60629"), ("first_name", new Words("Ana"), "Ana"),
            ("voicemail", new No(), "2"), ("best_time", new Words("noche"), "noche"));

        Same(data["language"], """{"tag":"es","name":"Spanish","chosenBy":"person","interpreterNeeded":true}""");
        Same(data["urgency"], """
            {"level":"same-day","score":78,"reasons":[{"rule":"hearing-soon","level":"same-day","text":"Court hearing in 4 days",
             "answers":["hearing_date"],"deadline":{"kind":"hearing","date":"2026-11-26","daysLeft":4,"reading":"confirmed"}}]}
            """);
        Same(data["practiceAreas"], """["immigration"]""");
        Same(data["problemCodes"], """[{"system":"LIST","code":"IM-01-00-00-00"},{"system":"LSC","code":"81"}]""");
        Same(data["contact"], """
            {"address":"+15551234567","name":"Ana","optedOut":false,"safeToText":true,"safeToCall":null,"voicemailOk":false,"bestTime":"noche","place":"60629"}
            """);
        Same(data["client"], """{"isContact":false,"relation":"hermano","name":null,"countryOfBirth":null,"heldAt":null}""");
        Same(data["adverseParties"], """[{"name":"Acme","role":"employer"}]""");
        Same(data["consent"], """{"text":"v3","language":"es","reply":"1","at":"2026-11-22T14:58:05Z"}""");
        Same(data["routing"], """{"clinic":null,"team":null,"why":[]}""");
        Same(data["answers"]!.AsArray().Single(answer => (string?)answer!["question"] is "hearing_date"), """
            {"question":"hearing_date","asked":"Ask hearing_date?","value":"2026-11-26","text":"el jueves","language":"es","translation":null,"translatedBy":null}
            """);
    }

    public static TheoryData<string, AnswerValue, string> Shapes => new()
    {
        { "safe", new Yes(), "\"yes\"" },
        { "safe", new No(), "\"no\"" },
        { "safe_call", new NotSure(), "\"not-sure\"" },
        { "hearing_date", new NotSure(), "\"not-sure\"" },
        { "first_name", new Skipped(), "null" },
        { "first_name", new Unread(), "null" },
        { "who", new Chosen(["my_child"]), "\"my_child\"" },
        { "topic", new Chosen(["work"]), "[\"work\"]" },
        { "topic", new Chosen(["immigration", "work"]), "[\"immigration\",\"work\"]" },
        { "hearing_date", new OnDate(new(2026, 3, 4)), "\"2026-03-04\"" },
        { "hearing_date", new OnDate(new(2026, 3, 4), new(2026, 4, 3)), "[\"2026-03-04\",\"2026-04-03\"]" },
        { "amount_owed", new Amount(3000m), "3000" },
        { "amount_owed", new Amount(12.5m), "12.5" },
        { "first_name", new Words("Ana"), "\"Ana\"" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Answers_EachKindOfValue_HasItsShape(string question, AnswerValue value, string json)
    {
        var answer = SmallCase.Data((question, value, "as written"))["answers"]!.AsArray().ShouldHaveSingleItem()!;

        Same(answer["value"], json);
        ((string?)answer["text"]).ShouldBe("as written");
    }

    [Fact]
    public void Answers_ToQuestionsThatNoLongerApply_AreLeftOut()
    {
        var data = SmallCase.Data(("who", new Chosen(["me_adult"]), "1"), ("relation", new Words("hermano"), "hermano"));

        data["answers"]!.AsArray().Select(answer => (string?)answer!["question"]).ShouldBe(["who"]);
        Same(data["client"], """{"isContact":true,"relation":null,"name":null,"countryOfBirth":null,"heldAt":null}""");
    }

    [Fact]
    public void Answers_QuestionWithoutEnglishText_QuoteNothing() =>
        SmallCase.Data(("zip", new Words("60629"), "60629"))["answers"]![0]!["asked"].ShouldBeNull();

    [Fact]
    public void Answers_Remarks_ComeLastAndAnswerNoQuestion()
    {
        var conversation = SmallCase.Conversation(new Consent(true, "v3", "es", "1", SmallCase.Now), ("safe", new Yes(), "1")) with
        {
            Remarks = [new Remark("y mi hijo está enfermo 🏥", SmallCase.Now)],
        };

        Same(SmallCase.Data(conversation)["answers"]![1], """
            {"question":"remark","asked":null,"value":null,"text":"y mi hijo está enfermo 🏥","language":null,"translation":null,"translatedBy":null}
            """);
    }

    [Fact]
    public void Missing_OpenOrUnreachedQuestions_AreListedInOrder()
    {
        var data = SmallCase.Data(
            ("safe", new Yes(), "1"), ("consent", new Yes(), "1"), ("who", new Chosen(["me_adult"]), "1"), ("client_name", new Skipped(), "0"), ("topic", new NotSure(), "3"),
            ("hearing_date", new OnDate(new(2026, 3, 4), new(2026, 4, 3)), "3/4"), ("amount_owed", new Unread(), "?"), ("employer", new Words("Acme"), "Acme"));

        data["missing"]!.AsArray().Select(id => (string?)id).ShouldBe(
            ["client_name", "topic", "hearing_date", "amount_owed", "zip", "first_name", "safe_call", "best_time", "voicemail"]);
    }

    [Fact]
    public void Contact_UnknownOrSkipped_IsNullNeverInvented()
    {
        var data = SmallCase.Data(("safe", new NotSure(), "3"), ("first_name", new Skipped(), "0"), ("who", new Skipped(), "0"));

        Same(data["contact"], """
            {"address":"+15551234567","name":null,"optedOut":false,"safeToText":null,"safeToCall":null,"voicemailOk":null,"bestTime":null,"place":null}
            """);
        Same(data["client"], """{"isContact":null,"relation":null,"name":null,"countryOfBirth":null,"heldAt":null}""");
    }

    [Fact]
    public void Data_BeforeConsent_HoldsNothingButTheDanger()
    {
        foreach (var consent in new[] { null, new Consent(false, "v3", "es", "2", SmallCase.Now) })
        {
            var conversation = SmallCase.Conversation(
                consent, ("safe", new No(), "2 mi marido lee esto"), ("first_name", new Words("Ana"), "Ana"), ("topic", new Chosen(["work"]), "2"), ("who", new Chosen(["my_child"]), "3")) with
            {
                Remarks = [new Remark("me llamo Ana", SmallCase.Now)],
            };

            var data = SmallCase.Data(conversation, IntakeEvents.Flagged);

            data.ToJsonString().ShouldNotContain("Ana");
            data.ToJsonString().ShouldNotContain("marido");
            Same(data["urgency"], """
                {"level":"same-day","score":78,"reasons":[{"rule":"hearing-soon","level":"same-day","text":"Court hearing","answers":[],"deadline":null}]}
                """);
            Same(data["contact"], """
                {"address":"+15551234567","name":null,"optedOut":false,"safeToText":false,"safeToCall":null,"voicemailOk":null,"bestTime":null,"place":null}
                """);
            foreach (var empty in new[] { "practiceAreas", "problemCodes", "adverseParties", "answers", "missing" })
            {
                data[empty]!.AsArray().ShouldBeEmpty();
            }

            data["consent"].ShouldBeNull();
            data["client"]!.AsObject().ShouldAllBe(field => field.Value == null);
        }
    }

    [Fact]
    public void Data_WithdrawnByDelete_HoldsIdsAndNoPerson()
    {
        var conversation = SmallCase.Conversation(new Consent(true, "v3", "es", "1", SmallCase.Now), ("first_name", new Words("Ana"), "Ana"));

        var data = SmallCase.Data(conversation, IntakeEvents.Withdrawn, "deleted");

        ((string?)data["intakeId"]).ShouldBe("int_1");
        ((string?)data["reason"]).ShouldBe("deleted");
        ((string?)data["urgency"]!["level"]).ShouldBe("same-day");
        data.ToJsonString().ShouldNotContain("Ana");
        data.ToJsonString().ShouldNotContain("5551234567");
        data["consent"].ShouldBeNull();
    }

    [Fact]
    public void Language_NotKnownYet_IsNull()
    {
        var data = SmallCase.Data(SmallCase.Conversation(null) with { Locale = null }, IntakeEvents.Flagged);

        Same(data["language"], """{"tag":null,"name":null,"chosenBy":null,"interpreterNeeded":null}""");
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("en-GB", false)]
    [InlineData("enm", true)]
    [InlineData("es", true)]
    public void Language_AnyButEnglish_NeedsAnInterpreter(string tag, bool needed) =>
        ((bool?)SmallCase.Data(SmallCase.Conversation(null) with { Locale = tag })["language"]!["interpreterNeeded"]).ShouldBe(needed);

    [Fact]
    public void Language_SpokenAndNotRead_IsToldInPlaceOfTheOneToReadIn()
    {
        var data = SmallCase.Data(SmallCase.Conversation(null, ("danger", new Yes(), "1")) with { Spoken = "mam", LanguageChosen = false });

        Same(data["language"], """{"tag":"mam","name":"Spanish","chosenBy":"person","interpreterNeeded":true}""");
    }

    private static void Same(JsonNode? actual, string expected) =>
        JsonNode.DeepEquals(actual, JsonNode.Parse(expected)).ShouldBeTrue($"{actual?.ToJsonString() ?? "null"}\n{expected}");
}
