using TriageBot.Channels;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Channels.Twilio;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>What Twilio keeps goes when it is no longer needed, and not before.</summary>
public sealed class CopiesTests : IAsyncLifetime
{
    private const string Ana = "+15551237721";
    private const string Ben = "+15551237722";
    private const string Staff = "+15551237729";
    private TwilioStandIn _twilio = null!;
    private Receiver _cases = null!;
    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _twilio = await TwilioStandIn.Start();
        _cases = await Receiver.Start();
        _host = await RunningHost.Start(settings:
            [("Twilio:ApiBaseUrl", _twilio.Url), ("Alerts:To:0", Staff), ("CaseQueue:Url", _cases.Url.ToString()), ("CaseQueue:Secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _cases.DisposeAsync();
        await _twilio.DisposeAsync();
    }

    [Fact]
    public async Task Handover_OnceTheCaseSystemHasIt_DeletesTheThreadBothWaysAndNothingElse()
    {
        _cases.Answer = Receiver.With(503);
        await Finished(Ana);
        Keep("SM-reply", RunningHost.Number, Ana, "outbound-reply");
        Keep("SM-before", Ana, RunningHost.Number, sent: _host.Clock.GetUtcNow().AddDays(-3));
        Keep("SM-ben", Ben, RunningHost.Number);
        Keep("SM-other-number", "+15005550099", Ana, "outbound-api");
        await _host.Wait(TimeSpan.FromMinutes(1));
        _twilio.Deletions.ShouldBeEmpty();

        _cases.Answer = Receiver.With(204);
        await _host.Wait(TimeSpan.FromHours(2), TimeSpan.FromMinutes(5));

        Left().ShouldBe(["SM-before", "SM-ben", "SM-other-number"]);
    }

    [Fact]
    public async Task Handover_WithAPictureThatCouldNotBeFetched_LeavesTheOnlyCopy()
    {
        var phone = await Finished(Ana);
        await phone.Show("", "MM-video", ($"{_twilio.Url}/2010-04-01/Accounts/{RunningHost.Account}/Messages/MM-video/Media/ME1", "video/mp4"));
        Keep("MM-video", Ana, RunningHost.Number, media: 1);

        await _host.Wait(TimeSpan.FromHours(2), TimeSpan.FromMinutes(5));

        Left().ShouldBe(["MM-video"]);
    }

    [Fact]
    public async Task Delete_YoungTextThatWasNotTakenIn_IsLeftToBeFound()
    {
        var now = _host.Clock.GetUtcNow();
        Keep("SM-missed", Ana, RunningHost.Number, sent: now.AddSeconds(-30));
        Keep("SM-old", Ana, RunningHost.Number, sent: now.AddDays(-3));

        var result = await _host.Get<ICarrierCopies>().Delete(new CopiesOrder(Ana, "sms", null, null, now), _ => Task.FromResult(false), default);

        result.ShouldBe(new Sent(null));
        Left().ShouldBe(["SM-missed"]);
    }

    [Fact]
    public async Task Handover_OnHold_DeletesNothing()
    {
        await Finished(Ana);
        await _host.Get<LegalHolds>().Place(_host.Get<ILookup>().Contact("sms", Ana), "int_test", default);

        await _host.Wait(TimeSpan.FromHours(2), TimeSpan.FromMinutes(5));

        _twilio.Deletions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_WhileTwilioFails_DeletesInTheEndAndThenForgetsWhom()
    {
        var phone = await Began(Ana);
        await Text(phone, "DELETE");
        await Text(phone, "1");
        var fails = 0;
        _twilio.Deletes = _ => fails++ < 3 ? 500 : 204;

        await _host.Wait(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
        Left().ShouldNotBeEmpty("the first try failed");
        await _host.Wait(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5));

        Left().ShouldBeEmpty();
        (await _host.Get<IOutboxStore>().Waiting(10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_GivenUpForTwoPeople_IsToldToStaffInOneText()
    {
        foreach (var number in new[] { Ana, Ben })
        {
            var phone = await Began(number);
            await Text(phone, "DELETE");
            await Text(phone, "1");
        }

        _twilio.Deletes = _ => 500;
        await _host.Wait(TimeSpan.FromDays(8), TimeSpan.FromHours(6));

        (await _host.Get<IOutboxStore>().DeadLetters(10, default)).Count.ShouldBe(2);
        _twilio.Calls.Where(call => call.Form.GetValueOrDefault("To") == Staff).ShouldHaveSingleItem().Form["Body"].ShouldContain("outbox list");
    }

    [Fact]
    public async Task Delete_PersonWritesAgainSoon_LeavesWhatCameAfter()
    {
        var phone = await Began(Ana);
        await Text(phone, "DELETE");
        await Text(phone, "1");
        _host.Clock.Advance(TimeSpan.FromMinutes(2));
        await Text(phone, "hello", "SM-again");

        await _host.Wait(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5));

        Left().ShouldBe(["SM-again"]);
    }

    [Fact]
    public async Task Retention_ThirtyDaysAfterTheHandover_DeletesAllThatIsLeft()
    {
        await Finished(Ana);
        Keep("MM-video", Ana, RunningHost.Number, media: 1, sent: _host.Clock.GetUtcNow().AddDays(-3));

        await _host.Wait(TimeSpan.FromDays(31), TimeSpan.FromHours(6));

        Left().ShouldBeEmpty();
    }

    private async Task<Phone> Finished(string number)
    {
        var phone = await Began(number);
        for (var i = 0; i < 60; i++)
        {
            if (Conversations.IsLast(await Text(phone, "0")))
            {
                await _host.Pump();
                return phone;
            }
        }

        throw new InvalidOperationException("the conversation does not end: " + phone.Thread[^1]);
    }

    private async Task<Phone> Began(string number)
    {
        var phone = _host.Phone(number);
        foreach (var text in new[] { "hello", "1", "2", "1" })
        {
            await Text(phone, text);
        }

        return phone;
    }

    // Twilio has it before we do.
    private async Task<string> Text(Phone phone, string text, string? sid = null)
    {
        sid ??= Phone.NewSid();
        Keep(sid, phone.Number, RunningHost.Number);
        var answer = await phone.Text(text, sid);

        // Without it the answer would seem not to have arrived: it would be sent once more while the clock goes on, as from a store that hangs.
        Keep($"{sid}-reply", RunningHost.Number, phone.Number, "outbound-reply");
        return answer;
    }

    private void Keep(string sid, string from, string to, string direction = "inbound", int media = 0, DateTimeOffset? sent = null)
    {
        lock (_twilio.Texts)
        {
            _twilio.Texts.Add(TwilioList.Text(sid, from, "words", sent ?? _host.Clock.GetUtcNow(), media, direction, to));
        }
    }

    private string[] Left()
    {
        lock (_twilio.Texts)
        {
            return [.. _twilio.Texts.Select(text => text.Sid!)];
        }
    }
}
