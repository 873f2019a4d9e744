using System.Text.Json;
using TriageBot.Channels.Twilio;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.Channels.Twilio;

/// <summary>The whole host beside a stand-in that lists what people texted.</summary>
public sealed class MissedTextsTests : IAsyncLifetime
{
    private const string Ana = "+15551237701";
    private TwilioStandIn _twilio = null!;
    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _twilio = await TwilioStandIn.Start();
        _host = await Start();
        await StartWasListed();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _twilio.DisposeAsync();
    }

    [Fact]
    public async Task RunOnce_TextThatNeverReachedUs_IsTakenInOnceAndAnsweredByRest()
    {
        var known = Phone.NewSid();
        await _host.Phone(Ana).Text("hello there, I need help", known);
        List(known, "hello there, I need help");
        ListAnswer();
        List("SM01", "1");
        await Listed();
        await Listed();

        Sent().ShouldHaveSingleItem().ShouldContain("danger");
        (await Heard()).ShouldBe(["hello there, I need help", "1"]);
        (await _host.Phone(Ana).Text("1", "SM01")).ShouldBeEmpty("its answer has gone by REST");
        (await Heard()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task RunOnce_AnswerThatTwilioNeverGot_IsSentOnceMore()
    {
        var sid = Phone.NewSid();
        var answer = await _host.Phone(Ana).Text("hello there, I need help", sid);
        List(sid, "hello there, I need help");
        await Listed();
        ListAnswer();
        await Listed();

        Sent().ShouldBe([answer]);
        (await Heard()).ShouldBe(["hello there, I need help"]);
    }

    [Fact]
    public async Task RunOnce_AnswerLostInTheSecondOfTheAnswerBefore_IsSentOnceMore()
    {
        var (first, second) = (Phone.NewSid(), Phone.NewSid());
        var phone = _host.Phone(Ana);
        var arrived = await phone.Text("hello there, I need help", first);
        var lost = await phone.Text("1", second);
        List(first, "hello there, I need help");
        ListAnswer(arrived, seconds: 0);
        List(second, "1");
        await Listed();
        Sent().ShouldBe([lost]);

        ListAnswer(lost, seconds: 0);
        await Listed();
        Sent().ShouldBe([lost]);
        (await Heard()).ShouldBe(["hello there, I need help", "1"]);
    }

    [Fact]
    public async Task RunOnce_SeveralPages_TakesThemInInTheOrderTheyWereSent()
    {
        string[] texts = ["hello there, I need help", "1", "2", "1", "0"];
        for (var i = 0; i < texts.Length; i++)
        {
            List($"SM1{i}", texts[i], seconds: i / 2);
        }

        await Listed();

        (await Heard()).ShouldBe(texts);
        Sent().Count.ShouldBe(5);
    }

    [Fact]
    public async Task RunOnce_OutgoingTooOldTooYoungOrStaffs_LeavesThemAlone()
    {
        var now = _host.Clock.GetUtcNow();
        _twilio.Texts.Add(TwilioList.Text("SM20", "+15551237702", "old", now.AddHours(-48)));
        _twilio.Texts.Add(TwilioList.Text("SM21", RunningHost.Number, "ours", now.AddMinutes(-5), direction: "outbound-api", to: RunningHost.Number));
        _twilio.Texts.Add(TwilioList.Text("SM22", "+15559990077", "123456", now.AddMinutes(-5)));
        _twilio.Texts.Add(TwilioList.Text("SM23", Ana, "hello there, I need help", now.AddSeconds(-30)));
        await _host.Get<IRecordStore>().SetNote("twilio-texts-listed", now.AddDays(-4).ToString("O"), default);

        await Listed();
        Sent().ShouldBeEmpty();

        _host.Clock.Advance(TimeSpan.FromSeconds(31));
        await Listed();
        Sent().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task RunOnce_PictureAndWhatsApp_AreTakenInAsTheWebhookWouldHaveBrought()
    {
        var sent = _host.Clock.GetUtcNow().AddMinutes(-5);
        _twilio.Texts.Add(TwilioList.Text("MM30", "whatsapp:" + Ana, "", sent, media: 1, to: "whatsapp:" + RunningHost.Number));

        await Listed();

        var line = (await Lines("whatsapp"))[0];
        line.Media.ShouldHaveSingleItem().Url.ShouldBe($"{_twilio.Url}/2010-04-01/Accounts/{RunningHost.Account}/Messages/MM30/Media/ME1");
        line.Media[0].ContentType.ShouldBe("image/jpeg");
        _twilio.Calls.ShouldContain(call => call.Form["To"] == "whatsapp:" + Ana);
    }

    [Fact]
    public async Task RunOnce_FirstEverAndLater_AsksForADayAndThenSinceTheLastWithAnOverlap()
    {
        var first = _host.Clock.GetUtcNow().AddHours(-24);
        _twilio.Questions.ShouldContain($"/2010-04-01/Accounts/{RunningHost.Account}/Messages.json?To=%2B15005550006&DateSent%3E={first:yyyy-MM-ddTHH:mm:ssZ}&PageSize=1000");
        _host.Clock.Advance(TimeSpan.FromHours(2));
        var last = _host.Clock.GetUtcNow();
        await Listed();
        _host.Clock.Advance(TimeSpan.FromHours(1));
        await Listed();

        _twilio.Questions.ShouldContain(question => question.Contains($"DateSent%3E={last.AddMinutes(-15):yyyy-MM-ddTHH:mm:ssZ}"));
    }

    [Fact]
    public async Task RunOnce_ListedByAClockThatRanAhead_AsksForADayAgain()
    {
        var now = _host.Clock.GetUtcNow().AddSeconds(1);
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        await _host.Get<IRecordStore>().SetNote("twilio-texts-listed", now.AddHours(3).ToString("O"), default);

        await Listed();

        _twilio.Questions.ShouldContain(question => question.Contains($"DateSent%3E={now.AddHours(-24):yyyy-MM-ddTHH:mm:ssZ}"));
    }

    [Fact]
    public async Task RunOnce_SecondPageFails_IsAskedForAgainFromTheSameMoment()
    {
        for (var i = 0; i < 4; i++)
        {
            List($"SM4{i}", $"{i}");
        }

        _twilio.Instead = async context =>
        {
            if (context.Request.Query.ContainsKey("Page"))
            {
                await TwilioStandIn.Json(context, 503, "");
            }

            return context.Response.StatusCode == 503;
        };
        var before = await _host.Get<IRecordStore>().Note("twilio-texts-listed", default);
        _host.Clock.Advance(TimeSpan.FromMinutes(10));

        await Should.ThrowAsync<HttpRequestException>(Listed);

        (await _host.Get<IRecordStore>().Note("twilio-texts-listed", default)).ShouldBe(before);
        _twilio.Instead = _ => Task.FromResult(false);
        await Listed();
        (await Heard()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task RunOnce_NextPageElsewhere_IsNotFollowedWithOurToken()
    {
        await using var elsewhere = await TwilioStandIn.Start();
        _twilio.Instead = async context =>
        {
            await TwilioStandIn.Json(context, 200, JsonSerializer.Serialize(new { messages = Array.Empty<object>(), next_page_uri = elsewhere.Url + "/2010-04-01/x.json" }));
            return true;
        };

        await Listed();

        elsewhere.Questions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Inbound_MessagingService_ListsTheAccountAndLeavesOthersTextsAlone()
    {
        var service = "MG" + new string('1', 32);
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        _twilio.Texts.Add(TwilioList.Text("SM50", Ana, "ours", now, to: "+15005550001", service: service));
        _twilio.Texts.Add(TwilioList.Text("SM51", Ana, "theirs", now, to: "+15005550002", service: "MG" + new string('2', 32)));
        _twilio.Texts.Add(TwilioList.Text("SM52", Ana, "not said", now, to: "+15005550003"));
        await using var sender = new TwilioSender(_twilio.Url, options => options with { MessagingServiceSid = service });

        (await sender.Listing.Inbound(now.AddHours(-1), default)).Select(text => text.Sid).ShouldBe(["SM50", "SM52"]);
    }

    [PeerFact("twilio")]
    public async Task TheList_AskedByTwiliosOwnClient_IsAskedAndReadTheSame()
    {
        var now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 5; i++)
        {
            _twilio.Texts.Add(TwilioList.Text($"SM6{i}", Ana, $"text {i}", now.AddSeconds(i), media: i));
        }

        await using var sender = new TwilioSender(_twilio.Url, options => options with { From = RunningHost.Number });
        var ours = await sender.Listing.Inbound(now.AddHours(-1), default);
        var question = _twilio.Questions.First(asked => asked.Contains(TwilioSender.Sid));
        _twilio.Questions.Clear();
        var theirs = await NodePeer.Ask<JsonElement[]>("list.js", new { url = _twilio.Url, sid = TwilioSender.Sid, token = "token", to = RunningHost.Number, since = now.AddHours(-1) });

        theirs.Reverse().Select(text => $"{text.GetProperty("sid")} {text.GetProperty("body")} {text.GetProperty("numMedia")} {text.GetProperty("sent").GetDateTimeOffset():u}")
            .ShouldBe(ours.Select(text => $"{text.Sid} {text.Body} {text.NumMedia} {text.Sent:u}"));
        Fields(_twilio.Questions.First()).ShouldBe(Fields(question), ignoreOrder: true);
    }

    private static string[] Fields(string target) => Uri.UnescapeDataString(target).Split('?', '&');

    private Task<RunningHost> Start() => RunningHost.Start(
        settings: [("Twilio:ApiBaseUrl", _twilio.Url), ("Alerts:To:0", "+15559990077"), ("Limits:PerContactPerMinute", "0")]);

    // The listing at the start is not the test's.
    private async Task StartWasListed()
    {
        while (await _host.Get<IRecordStore>().Note("twilio-texts-listed", default) is null)
        {
            await Task.Yield();
        }
    }

    private void List(string sid, string text, int seconds = 0) =>
        _twilio.Texts.Add(TwilioList.Text(sid, Ana, text, _host.Clock.GetUtcNow().AddMinutes(-5).AddSeconds(seconds)));

    private void ListAnswer(string answer = "our answer", int seconds = 1) => _twilio.Texts.Add(TwilioList.Text(
        Phone.NewSid(), RunningHost.Number, answer, _host.Clock.GetUtcNow().AddMinutes(-5).AddSeconds(seconds), direction: "outbound-reply", to: Ana));

    private async Task Listed()
    {
        await _host.Get<MissedTexts>().RunOnce(default);
        await _host.Pump();
    }

    private List<string> Sent() => [.. _twilio.Calls.Select(call => call.Form["Body"])];

    private async Task<IReadOnlyList<string>> Heard() => [.. (await Lines("sms")).Where(line => line.FromPerson).Select(line => line.Text)];

    private async Task<IReadOnlyList<TranscriptLine>> Lines(string channel) =>
        [.. (await _host.Get<IRecordStore>().Transcript(_host.Get<ILookup>().Contact(channel, Ana), default)).Select(line => TranscriptLine.Open(line, _host.Get<ISealer>()))];
}
