using System.Text.Json.Nodes;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Support;
using TriageBot.Tests.Translation;
using TriageBot.Turns;

namespace TriageBot.Tests.EndToEnd;

/// <summary>A story in Spanish from Twilio's webhook to the case system, with its English a little later. On every store.</summary>
public abstract class TranslationTests : IAsyncLifetime
{
    private protected const string Ana = "+15551237722";
    private protected const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private protected const string Story = "quiero saber si puedo trabajar con este papel";

    // What the stand-in makes of it.
    private protected static readonly string InEnglish = Story.ToUpperInvariant();

    private protected StandIn _azure = null!;
    private protected Receiver _cases = null!;
    private protected RunningHost _host = null!;

    /// <summary>The settings of a store of this test's own.</summary>
    private protected abstract (string Key, string Value)[] Storage { get; }

    public async Task InitializeAsync()
    {
        _azure = await AzureStandIn.Start();
        _cases = await Receiver.Start();
        _host = await RunningHost.Start(settings:
        [
            ("Translation:Provider", "Azure"), ("Translation:Azure:Endpoint", _azure.Url), ("Translation:Azure:Key", AzureStandIn.Key),
            ("CaseQueue:Url", _cases.Url.ToString()), ("CaseQueue:Secret", Secret), .. Storage,
        ]);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _cases.DisposeAsync();
        await _azure.DisposeAsync();
    }

    [StoreFact]
    public async Task Story_InSpanish_FollowsInEnglishOnceAndChangesNothingElse()
    {
        await Tell("hola", Story);
        await _host.Pump();

        Types().ShouldBe(["intake.completed", "intake.updated"]);
        var (before, after) = (Event(0), Event(1));
        Answer(before, "story")["translation"].ShouldBeNull();
        Answer(before, "story")["translatedBy"].ShouldBeNull();
        var story = Answer(after, "story");
        ((string?)story["text"], (string?)story["value"], (string?)story["language"]).ShouldBe((Story, Story, "es"));
        ((string?)story["translation"], (string?)story["translatedBy"]).ShouldBe((InEnglish, "azure"));
        ((int?)after["revision"]).ShouldBe((int?)before["revision"] + 1);
        after["urgency"]!.ToJsonString().ShouldBe(before["urgency"]!.ToJsonString());
        Without(after).ShouldBe(Without(before), "a translation changes no value");
    }

    [StoreFact]
    public async Task Translator_Throttling_HoldsNothingUpAndFollowsWhenItMay()
    {
        _azure.Instead = StandIn.Failing(429, AzureStandIn.Error(429001), retryAfter: "120");
        await Tell("hola", Story);
        await _host.Pump();
        Types().ShouldBe(["intake.completed"]);
        var waiting = (await Waiting()).ShouldHaveSingleItem();
        (waiting.LastError, waiting.Due).ShouldBe(("azure-429001", _host.Clock.GetUtcNow().AddSeconds(120)));

        _azure.Instead = (_, _) => Task.FromResult(false);
        await _host.Wait(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(1));

        Types().ShouldBe(["intake.completed", "intake.updated"]);
        ((string?)Answer(Event(^1), "story")["translation"]).ShouldBe(InEnglish);
    }

    [StoreFact]
    public async Task Delete_WhileItIsTranslated_KeepsNothing()
    {
        var (arrived, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _azure.Instead = async (_, _) =>
        {
            arrived.TrySetResult();
            await go.Task;
            return false;
        };
        var phone = await Tell("hola", Story);
        var pumping = _host.Pump();
        await arrived.Task;
        await phone.Texts("BORRAR", "1");
        go.SetResult();
        await pumping;

        Types()[^1].ShouldBe("intake.withdrawn");
        (await Waiting()).ShouldBeEmpty();
        (await _host.Get<IRecordStore>().Intakes(10, default)).ShouldBeEmpty();
        (await Load())?.Conversation.English.ShouldBeEmpty();
    }

    private protected async Task<Phone> Tell(string hello, string story)
    {
        var phone = _host.Phone(Ana);
        await phone.Texts(hello, "1", "2", "1");
        for (var i = 0; i < 40; i++)
        {
            var waiting = (await Load())!.Conversation.Waiting;
            if (Conversations.IsLast(await phone.Text(waiting is "story" ? story : "0")))
            {
                return phone;
            }
        }

        throw new InvalidOperationException("the conversation does not end: " + phone.Thread[^1]);
    }

    private protected async Task<KeptConversation?> Load()
    {
        var loaded = await _host.Get<ITurnStore>().Load(_host.Get<ILookup>().Contact("sms", Ana), null, default);
        return loaded.Conversation is { } bytes ? KeptConversation.Open(bytes, _host.Get<ISealer>()) : null;
    }

    private protected async Task<OutboxEntry[]> Waiting() =>
        [.. (await _host.Get<IOutboxStore>().Waiting(10, default)).Where(entry => entry.Lane.StartsWith("translation:", StringComparison.Ordinal))];

    private protected IEnumerable<string?> Sent() => _azure.Translations.SelectMany(asked => asked.Json.AsArray().Select(item => (string?)item!["Text"]));

    private protected string?[] Types() => [.. _cases.Accepted.Select(call => (string?)JsonNode.Parse(call.Body)!["type"])];

    private protected JsonNode Event(Index index) => JsonNode.Parse(_cases.Accepted.ToArray()[index].Body)!["data"]!;

    private protected static JsonNode Answer(JsonNode intake, string question) => intake["answers"]!.AsArray().First(answer => (string?)answer!["question"] == question)!;

    private protected static string Without(JsonNode intake)
    {
        var copy = intake.DeepClone();
        copy["revision"] = 0;
        foreach (var answer in copy["answers"]!.AsArray())
        {
            answer!["translation"] = null;
            answer["translatedBy"] = null;
        }

        return copy.ToJsonString();
    }
}

public sealed class SqliteTranslationTests : TranslationTests
{
    private protected override (string Key, string Value)[] Storage => [];

    [Fact]
    public async Task Update_AfterTheHandover_SendsOnlyWhatIsNew()
    {
        var phone = await Tell("hola", Story);
        await _host.Pump();

        await phone.Text("también tengo una carta de la escuela");
        await _host.Pump();

        Sent().ShouldBe([Story, "también tengo una carta de la escuela"]);
        var remark = Answer(Event(^1), "remark");
        ((string?)remark["text"], (string?)remark["translation"]).ShouldBe(("también tengo una carta de la escuela", "TAMBIÉN TENGO UNA CARTA DE LA ESCUELA"));
        ((string?)Answer(Event(^1), "story")["translation"]).ShouldBe(InEnglish);

        await phone.Text(Story);
        await _host.Pump();

        Sent().Count().ShouldBe(2, "the same words are not paid for twice");
        Event(^1)["answers"]!.AsArray().Count(answer => (string?)answer!["translation"] == InEnglish).ShouldBe(2);
    }

    [Fact]
    public async Task Story_InEnglish_LeavesTheHouseForNobodyButTheCaseSystem()
    {
        await Tell("hello", "I want to know if I can work with this paper");
        await _host.Pump();

        _azure.All.ShouldBeEmpty();
        Types().ShouldBe(["intake.completed"]);
        Answer(Event(0), "story")["translation"].ShouldBeNull();
    }

    [Fact]
    public async Task Story_InSpanishAfterAnEnglishHello_IsSentForTheTranslatorToFindOut()
    {
        await Tell("hello", Story);
        await _host.Pump();

        _azure.All.ShouldHaveSingleItem().Query.ShouldNotContain("from=");
        ((string?)Answer(Event(^1), "story")["translation"]).ShouldBe(InEnglish);
    }

    [Fact]
    public async Task Danger_BeforeConsent_IsNotSentToTheTranslator()
    {
        var phone = _host.Phone(Ana);
        await phone.Texts("la migra se llevó a mi hermano", "1");
        await _host.Pump();
        Types().ShouldBe(["intake.flagged"]);
        await phone.Text("2");
        await _host.Pump();

        _azure.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Danger_AfterConsent_IsTranslatedBeforeTheRestIsHandedOver()
    {
        var phone = _host.Phone(Ana);
        await phone.Texts("hola", "1", "2", "1", "la migra se llevó a mi hermano esta mañana");
        await _host.Pump();

        Types().ShouldBe(["intake.flagged", "intake.updated"]);
        ((string?)Answer(Event(1), "who")["translation"]).ShouldBe("LA MIGRA SE LLEVÓ A MI HERMANO ESTA MAÑANA");
        Event(1)["urgency"]!.ToJsonString().ShouldBe(Event(0)["urgency"]!.ToJsonString());
    }

    [Fact]
    public async Task Translator_RefusingForGood_LeavesADeadLetterAndTheOriginal()
    {
        _azure.Instead = StandIn.Failing(400, AzureStandIn.Error(400036));
        await Tell("hola", Story);
        await _host.Pump();

        Types().ShouldBe(["intake.completed"]);
        (await _host.Get<IOutboxStore>().DeadLetters(10, default)).ShouldHaveSingleItem().LastError.ShouldBe("azure-400036");
    }
}

[Needs("redis-server")]
public sealed class RedisTranslationTests(RedisServer redis) : TranslationTests, IClassFixture<RedisServer>
{
    private readonly string prefix = $"translation-{Guid.NewGuid():N}:";

    private protected override (string Key, string Value)[] Storage =>
        [("Storage:Provider", "Redis"), ("Storage:Redis:Configuration", redis.Configuration), ("Storage:Redis:KeyPrefix", prefix)];
}
