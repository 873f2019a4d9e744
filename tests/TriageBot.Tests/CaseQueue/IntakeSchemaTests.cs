using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using TriageBot.CaseQueue;
using TriageBot.Commands;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Settings;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.CaseQueue;

/// <summary>What we send against the schema we ship, as judged by somebody else's validator.</summary>
public sealed class IntakeSchemaTests
{
    [PeerFact("ajv")]
    public async Task Schema_EveryEventOfEveryExampleConversation_IsValid()
    {
        var bodies = Bodies().ToList();
        bodies.Count.ShouldBeGreaterThan(50);

        var found = await Validate(bodies.Select(body => JsonNode.Parse(body)!));

        found.SelectMany((errors, n) => errors.Select(error => $"{error}\n{bodies[n]}")).Take(3).ShouldBeEmpty();
        bodies.Select(body => (string?)JsonNode.Parse(body)!["type"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ShouldBe([IntakeEvents.Completed, IntakeEvents.Flagged, IntakeEvents.Partial, IntakeEvents.Updated, IntakeEvents.Withdrawn]);
    }

    [PeerFact("ajv")]
    public async Task Schema_TestEvent_IsValid()
    {
        var body = IntakeJson.Write(new IntakeEvent(CaseEvent.Test, "2026-11-22T15:04:05Z", new IntakeData()));

        (await Validate([JsonNode.Parse(body)!])).ShouldHaveSingleItem().ShouldBeEmpty();
    }

    [PeerFact("ajv")]
    public async Task Schema_EventsThatBreakTheContract_AreRefused()
    {
        var good = SmallCase.Body(SmallCase.Conversation(new Consent(true, "v3", "es", "1", SmallCase.Now)), IntakeEvents.Completed);
        var broken = new Action<JsonObject>[]
        {
            data => data.Remove("missing"),
            data => data["urgency"]!["level"] = "urgent",
            data => data["urgency"]!["score"] = 101,
            data => data["consent"] = null,
            data => data["intakeId"] = null,
            data => data["reason"] = "deleted",
            data => data["contact"]!["voicemailOk"] = "no",
            data => data["invented"] = 1,
        }.Select(change => Changed(good, change)).Prepend(JsonNode.Parse(good)!);

        var found = await Validate(broken);

        found[0].ShouldBeEmpty();
        found.Skip(1).ShouldAllBe(errors => errors.Length > 0);
    }

    private static JsonNode Changed(string body, Action<JsonObject> change)
    {
        var node = JsonNode.Parse(body)!;
        change(node["data"]!.AsObject());
        return node;
    }

    private static Task<string[][]> Validate(IEnumerable<JsonNode> documents) => NodePeer.Ask<string[][]>("validate.js", new
    {
        schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "intake.schema.json"))),
        documents = documents.ToArray(),
    });

    private static IEnumerable<string> Bodies()
    {
        var workplace = new Workplace(new Layout(Repository.Root), new ConfigurationBuilder().Build());
        var engine = workplace.Engine(TextWriter.Null).ShouldNotBeNull();
        return from transcript in ContentFiles.Transcripts(workplace.Layout, workplace.Content.DialogsPath, new List<Finding>())
               from locale in transcript.Locales
               from body in Played(engine, transcript, locale)
               select body;
    }

    private static IEnumerable<string> Played(DialogEngine engine, Transcript transcript, string locale)
    {
        var rehearsal = new Rehearsal(engine, "intake", transcript.Now);
        foreach (var line in transcript.Turns)
        {
            var turns = rehearsal.Wait(line.After ?? TranscriptLoader.Pause).ToList();
            if (line.TextIn(locale) is { } text)
            {
                turns.Add(rehearsal.Say(text));
            }

            foreach (var turn in turns)
            {
                foreach (var tell in turn.Effects.OfType<TellCaseQueue>())
                {
                    yield return IntakeJson.Write(IntakeDocument.Event(Inputs(engine.Content, turn, tell, rehearsal.Now)));
                }
            }
        }
    }

    private static IntakeInputs Inputs(Content content, Turn turn, TellCaseQueue tell, DateTimeOffset now)
    {
        var conversation = turn.Conversation;
        var dialog = content.DialogOf(conversation);
        return new IntakeInputs
        {
            Type = tell.Type,
            At = now,
            Conversation = conversation,
            Dialog = dialog,
            Facts = content.FactsOf(conversation, now),
            Urgency = turn.Urgency,
            Level = conversation.Handover?.Level ?? turn.Urgency.Level,
            Revision = tell.Revision,
            Channel = "sms",
            Address = "+15551234567",
            Staff = content.StaffPhrasingOf(dialog),
            LanguageName = content.LanguageNameOf(conversation),
            Reason = tell.Reason,
        };
    }
}
