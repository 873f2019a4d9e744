using TriageBot.CaseQueue;
using TriageBot.Tests.Outbox;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.CaseQueue;

/// <summary>Our webhooks as npm standardwebhooks sees them.</summary>
public sealed class WebhookPeerTests
{
    [PeerFact("standardwebhooks")]
    public async Task Posts_FirstTriesRetriesAndOtherScripts_AreVerified()
    {
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url);
        receiver.Answer = Receiver.With(500);
        await rig.Add(rig.Event("int_1", 1), rig.Event("int_Ámñ🏥你好", 1));
        await rig.RunFor(TimeSpan.FromSeconds(40));

        var said = await Verify(rig, receiver.All);

        said.Length.ShouldBe(6);
        said.ShouldAllBe(one => one == "verified");
    }

    [PeerFact("standardwebhooks")]
    public async Task Posts_ChangedOnTheWay_AreNot()
    {
        await using var receiver = await Receiver.Start();
        await using var rig = await DeliveryRig.Open(receiver.Url);
        await rig.Add(rig.Event("int_1", 1));
        await rig.Run();
        var post = receiver.All.ShouldHaveSingleItem();

        var said = await Verify(rig, [post with { Body = post.Body + " " }, post with { Id = "evt_other" }, post with { Timestamp = (long.Parse(post.Timestamp) + 1).ToString() }]);

        said.ShouldAllBe(one => one == "No matching signature found");
    }

    [PeerFact("standardwebhooks")]
    public async Task Posts_SecretBeingReplaced_AreVerifiedWithEither()
    {
        var (older, newer) = (StandardWebhooks.MakeSecret(), StandardWebhooks.MakeSecret());
        StandardWebhooks.TryCreate($"{newer} {older}", out var webhooks, out _).ShouldBeTrue();
        var post = new { id = "evt_1", timestamp = "1795359845", signature = webhooks.Sign("evt_1", DateTimeOffset.FromUnixTimeSeconds(1_795_359_845), "{}"u8), body = "{}" };

        foreach (var secret in new[] { older, newer })
        {
            (await NodePeer.Ask<string[]>("verify-webhooks.js", new { secret, now = 1_795_359_845, posts = new[] { post } })).ShouldBe(["verified"]);
        }
    }

    private static Task<string[]> Verify(DeliveryRig rig, IEnumerable<Received> posts) => NodePeer.Ask<string[]>("verify-webhooks.js", new
    {
        secret = rig.Secret,
        now = rig.Clock.GetUtcNow().ToUnixTimeSeconds(),
        posts = posts.ToArray(),
    });
}
