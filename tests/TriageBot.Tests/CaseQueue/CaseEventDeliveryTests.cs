using Microsoft.AspNetCore.Http;
using TriageBot.CaseQueue;
using TriageBot.Engine.Urgency;
using TriageBot.Stores;
using TriageBot.Tests.Outbox;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.CaseQueue;

public sealed class CaseEventDeliveryTests
{
    [Fact]
    public async Task Deliver_ReceiverAccepts_GetsTheBodySignedUnderTheEntrysId()
    {
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url);
        var entry = rig.Event("int_1", 1);
        await rig.Add(entry);

        await rig.Run();

        var got = receiver.All.ShouldHaveSingleItem();
        (got.Path, got.Id, got.ContentType).ShouldBe(("/intakes", entry.Id, "application/json"));
        got.Body.ShouldContain("\"intakeId\":\"int_1\"");
        StandardWebhooks.TryCreate(rig.Secret, out var webhooks, out _).ShouldBeTrue();
        webhooks.Verify(got.Id, got.Timestamp, System.Text.Encoding.UTF8.GetBytes(got.Body), got.Signature, rig.Clock.GetUtcNow()).ShouldBeTrue();
        (await rig.Store.Waiting(10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Deliver_Retried_KeepsTheIdAndRenewsTheTimestamp()
    {
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url);
        receiver.Answer = Receiver.With(500);
        await rig.Add(rig.Event("int_1", 1));

        await rig.RunFor(TimeSpan.FromSeconds(35));

        receiver.All.Select(one => one.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        receiver.All.Select(one => long.Parse(one.Timestamp) - DeliveryRig.Start.ToUnixTimeSeconds()).ShouldBe([0L, 5, 35]);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Deliver_Redirected_FailsAndFollowsNowhere(int status)
    {
        await using var elsewhere = await Receiver.Start();
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url);
        receiver.Answer = Receiver.With(status, ("Location", elsewhere.Url.ToString()));
        await rig.Add(rig.Event("int_1", 1));

        await rig.Run();

        elsewhere.All.ShouldBeEmpty();
        (await rig.Store.Waiting(10, default)).ShouldHaveSingleItem().LastError.ShouldBe($"http-{status}");
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("1", 5)]
    [InlineData("Sun, 22 Nov 2026 15:10:00 GMT", 600)]
    [InlineData("Sun, 22 Nov 2026 14:00:00 GMT", 5)]
    [InlineData("nonsense", 5)]
    public async Task Deliver_ReceiverSaysRetryAfter_WaitsThatLongButNeverLessThanListed(string asked, int seconds)
    {
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url);
        receiver.Answer = Receiver.With(503, ("Retry-After", asked));
        await rig.Add(rig.Event("int_1", 1));

        await rig.Run();

        (await rig.Store.Waiting(10, default)).ShouldHaveSingleItem().Due.ShouldBe(DeliveryRig.Start.AddSeconds(seconds));
    }

    [Fact]
    public async Task Deliver_ReceiverSilent_GivesUpAfterFifteenSecondsAndMeanwhileTextsGoOut()
    {
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url);
        receiver.Answer = async (_, context) => await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        await rig.Add([rig.Text("+15551234567", "hello"), .. Enumerable.Range(1, 40).Select(n => rig.Event($"int_{n}", 1))]);

        var running = rig.Run();
        for (var n = 0; n < 16; n++)
        {
            await receiver.Arrival();
        }

        rig.Clock.Advance(TimeSpan.FromSeconds(14));
        running.IsCompleted.ShouldBeFalse();
        (await rig.Store.Waiting(100, default)).ShouldAllBe(entry => entry.Attempts == 0);
        rig.Phones.Texts.ShouldHaveSingleItem().Text.ShouldBe("hello");

        receiver.Answer = Receiver.With(200);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await running;
        var failed = (await rig.Store.Waiting(100, default)).ToList();
        failed.Count.ShouldBe(16);
        failed.ShouldAllBe(entry => entry.LastError == "timeout");
        receiver.Accepted.Count.ShouldBe(24);
    }

    [Fact]
    public async Task Deliver_ReceiverGone_BuriesAtOnceAndTellsStaff()
    {
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url);
        receiver.Answer = Receiver.With(410);
        await rig.Begin(new ContactKey("int_2"));
        await rig.Begin(new ContactKey("int_3"));
        await rig.Add(rig.Event("int_1", 1), rig.Event("int_2", 1), rig.Event("int_3", 1), rig.Event("int_3", 2));

        await rig.Run();

        receiver.All.Count.ShouldBe(4);
        (await rig.Store.DeadLetters(10, default)).Select(entry => entry.LastError).ShouldBe(Enumerable.Repeat("http-410", 4));
        rig.Phones.Texts.Count.ShouldBeInRange(2, 4);
        rig.Phones.Texts.Select(text => text.To).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(["+15550000001", "+15550000002"]);
    }

    [Fact]
    public async Task Deliver_PrivateAddressNotAllowed_NeverConnects()
    {
        await using var receiver = await Receiver.Start();
        foreach (var host in new[] { "127.0.0.1", "localhost", "[::ffff:127.0.0.1]" })
        {
            await using var rig = await DeliveryRig.Open(new UriBuilder(receiver.Url) { Host = host }.Uri, allowPrivateNetwork: false);
            await rig.Add(rig.Event("int_1", 1));

            await rig.Run();

            (await rig.Store.Waiting(10, default)).ShouldHaveSingleItem().LastError.ShouldBe("private-address");
        }

        receiver.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deliver_NothingListens_IsTriedAgain()
    {
        var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url);
        await receiver.DisposeAsync();
        await rig.Add(rig.Event("int_1", 1));

        await rig.Run();

        (await rig.Store.Waiting(10, default)).ShouldHaveSingleItem().LastError.ShouldBe("no-connection");
    }

    [Fact]
    public async Task Deliver_NoUrlInDevelopment_LeavesTheOutboxEmpty()
    {
        await using var rig = await DeliveryRig.Open(url: null);
        await rig.Add(rig.Event("int_1", 1));

        (await rig.Run()).ShouldBe(1);

        (await rig.Store.Waiting(10, default)).ShouldBeEmpty();
        (await rig.Store.DeadLetters(10, default)).ShouldBeEmpty();
    }
}
