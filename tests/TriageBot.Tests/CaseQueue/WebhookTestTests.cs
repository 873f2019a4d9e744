using System.Text.Json.Nodes;
using TriageBot.CaseQueue;
using TriageBot.Tests.Outbox;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.CaseQueue;

public sealed class WebhookTestTests
{
    [Fact]
    public async Task Run_ReceiverAccepts_SaysSoAndKeepsNothing()
    {
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url);
        var said = new StringWriter();

        (await rig.The<WebhookTest>().Run(said, default)).ShouldBeTrue();

        var got = receiver.Accepted.ShouldHaveSingleItem();
        said.ToString().Trim().ShouldBe($"{got.Id}: accepted.");
        ((string?)JsonNode.Parse(got.Body)!["type"]).ShouldBe("test");
        (await rig.Store.Waiting(10, default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401, "http-401). The receiver refused: compare CaseQueue:Secret on both sides.")]
    [InlineData(404, "http-404). The receiver has nothing at this path: look at CaseQueue:Url.")]
    [InlineData(302, "http-302). Redirects are not followed: put the final address into CaseQueue:Url.")]
    [InlineData(500, "http-500). The receiver's own log says more.")]
    public async Task Run_ReceiverRefuses_SaysWhatToLookAt(int status, string end)
    {
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url);
        receiver.Answer = Receiver.With(status);
        var said = new StringWriter();

        (await rig.The<WebhookTest>().Run(said, default)).ShouldBeFalse();

        said.ToString().Trim().ShouldEndWith(end);
    }
}
