using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TriageBot.CaseQueue;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.EndToEnd;

/// <summary>A voice note from Twilio's webhook to the case system, and out of the world again. On every store.</summary>
public abstract class MediaTests : IAsyncLifetime
{
    private const string Ana = "+15551237711";
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private Shelf _shelf = null!;
    private Receiver _cases = null!;
    private RunningHost _host = null!;

    /// <summary>The settings of a store of this test's own.</summary>
    private protected abstract (string Key, string Value)[] Storage { get; }

    public async Task InitializeAsync()
    {
        _shelf = await Shelf.Start();
        _cases = await Receiver.Start();
        _host = await RunningHost.Start(settings:
            [("Twilio:ApiBaseUrl", _shelf.Twilio.Url), ("CaseQueue:Url", _cases.Url.ToString()), ("CaseQueue:Secret", Secret), .. Storage]);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _cases.DisposeAsync();
        await _shelf.DisposeAsync();
    }

    [StoreFact]
    public async Task VoiceNote_ForAnAnswer_IsFetchedListedAndReadByTheCaseSystem()
    {
        var phone = await Agreed();

        (await Speak(phone)).ShouldContain("cannot listen");
        await _host.Pump();
        await Finish(phone);

        var attachment = Newest()["data"]!["attachments"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)attachment["id"], (string?)attachment["contentType"], (string?)attachment["state"], (int?)attachment["bytes"]).ShouldBe(("1", "audio/ogg", "kept", 5));
        ((string?)attachment["question"]).ShouldNotBeNullOrEmpty();
        var asked = _shelf.Asked.ShouldHaveSingleItem();
        asked.Authorization.ShouldBe("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{RunningHost.Account}:{RunningHost.Token}")));
        _shelf.Served.ShouldHaveSingleItem().Authorization.ShouldBeEmpty("nobody else learns the account's token");

        using var read = await Ask("1");
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        read.Content.Headers.ContentType!.MediaType.ShouldBe("audio/ogg");
        (await read.Content.ReadAsStringAsync()).ShouldBe("voice");
        read.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        read.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await Ask("1", signed: false)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask("2")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _host.Get<IRecordStore>().AuditTrail(10, default)).ShouldContain(entry => entry.Action == AuditEntry.IntakeRead && entry.Detail == "attachment 1");
    }

    [StoreFact]
    public async Task Picture_AfterTheHandover_IsToldOnceItComesAndOnceItIsHere()
    {
        var phone = await Agreed();
        await Finish(phone);
        await Speak(phone);

        await _host.Pump();

        _cases.Accepted.Select(call => JsonNode.Parse(call.Body)!).Where(call => (string?)call["type"] == "intake.updated")
            .Select(call => (string?)call["data"]!["attachments"]![0]!["state"]).ShouldBe(["waiting", "kept"]);
    }

    [StoreFact]
    public async Task Attachment_BeforeConsent_IsNeitherToldNorRead()
    {
        var phone = _host.Phone(Ana);
        await phone.Texts("immigration agents have taken my brother", "1");
        await Speak(phone);
        await _host.Pump();

        Newest()["data"]!["attachments"]!.AsArray().ShouldBeEmpty();
        (await Ask("1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [StoreFact]
    public async Task Delete_AfterAndWhileItIsFetched_KeepsNothing()
    {
        var phone = await Agreed();
        await Speak(phone);
        await _host.Pump();
        var intake = await Intake();
        (await Kept(intake, 1)).ShouldNotBeNull();

        var (arrived, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _shelf.File = async context =>
        {
            arrived.SetResult();
            await go.Task;
            await Shelf.Bytes("audio/ogg", "late"u8.ToArray())(context);
        };
        await Speak(phone);
        var pumping = _host.Pump();
        await arrived.Task;
        await phone.Texts("DELETE", "1");
        go.SetResult();
        await pumping;

        (await Kept(intake, 1)).ShouldBeNull();
        (await Kept(intake, 2)).ShouldBeNull();
    }

    [StoreFact]
    public async Task Retention_ThirtyDaysUnlessOnHold_TakesAttachmentsWithTheTranscript()
    {
        var phone = await Agreed();
        await Speak(phone);
        await Finish(phone);
        await _host.Pump();
        var intake = await Intake();
        var contact = _host.Get<ILookup>().Contact("sms", Ana);
        await _host.Get<LegalHolds>().Place(contact, intake, default);

        await _host.Wait(TimeSpan.FromDays(31), TimeSpan.FromDays(1));
        (await Kept(intake, 1)).ShouldNotBeNull();

        await _host.Get<LegalHolds>().Lift(contact, intake, default);
        await _host.Wait(TimeSpan.FromDays(2), TimeSpan.FromDays(1));
        (await Kept(intake, 1)).ShouldBeNull();
    }

    private async Task<Phone> Agreed()
    {
        var phone = _host.Phone(Ana);
        await phone.Texts("hello", "1", "2", "1");
        return phone;
    }

    private Task<string> Speak(Phone phone) => phone.Show("", Phone.NewSid(), (_shelf.Url("1"), "audio/ogg"));

    private async Task Finish(Phone phone)
    {
        while (!Conversations.IsLast(await phone.Text("0")))
        {
        }

        await _host.Pump();
    }

    private JsonNode Newest() => JsonNode.Parse(_cases.Accepted.Last().Body)!;

    private async Task<string> Intake()
    {
        var loaded = await _host.Get<ITurnStore>().Load(_host.Get<ILookup>().Contact("sms", Ana), null, default);
        return KeptConversation.Open(loaded.Conversation!, _host.Get<ISealer>()).Conversation.IntakeId;
    }

    private Task<byte[]?> Kept(string intake, int number) => _host.Get<IRecordStore>().Attachment(intake, number, default);

    private async Task<HttpResponseMessage> Ask(string attachment, bool signed = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/intakes/{await Intake()}/attachments/{attachment}");
        StandardWebhooks.TryCreate(Secret, out var signer, out _);
        if (signed)
        {
            var now = _host.Clock.GetUtcNow();
            request.Headers.Add("webhook-id", "msg_1");
            request.Headers.Add("webhook-timestamp", StandardWebhooks.Seconds(now));
            request.Headers.Add("webhook-signature", signer!.Sign("msg_1", now, []));
        }

        return await _host.Client.SendAsync(request);
    }
}

public sealed class SqliteMediaTests : MediaTests
{
    private protected override (string Key, string Value)[] Storage => [];
}

[Needs("redis-server")]
public sealed class RedisMediaTests(RedisServer redis) : MediaTests, IClassFixture<RedisServer>
{
    private readonly string prefix = $"media-{Guid.NewGuid():N}:";

    private protected override (string Key, string Value)[] Storage =>
        [("Storage:Provider", "Redis"), ("Storage:Redis:Configuration", redis.Configuration), ("Storage:Redis:KeyPrefix", prefix)];
}
