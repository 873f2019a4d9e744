using TriageBot.Turns;

namespace TriageBot.Tests.Spool;

public sealed class SpoolTakerTests : IDisposable
{
    private readonly SpoolRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task RunOnce_ManyContacts_KeepsTheOrderOfEach()
    {
        rig.StoreIsDown();
        for (var text = 0; text < 10; text++)
        {
            for (var contact = 0; contact < 20; contact++)
            {
                await rig.Say($"{text}", $"+155512300{contact:00}");
            }
        }

        rig.Restart();
        rig.StoreIsBack();
        (await rig.TakeIn()).ShouldBe(200);

        foreach (var contact in rig.Taken.GroupBy(text => text.From))
        {
            string.Concat(contact.Select(text => text.Text)).ShouldBe("0123456789");
        }
    }

    [Fact]
    public async Task RunOnce_DiedBetweenCommitAndDeletion_TakesItInAgainUnderTheSameId()
    {
        rig.StoreIsDown();
        await rig.Say("one", sid: "SM9");
        var copy = await File.ReadAllBytesAsync(rig.Files[0]);
        var name = rig.Files[0];
        rig.StoreIsBack();
        await rig.TakeIn();
        await File.WriteAllBytesAsync(name, copy);
        rig.Restart();

        await rig.TakeIn();

        rig.Taken.Select(text => text.ExternalId).ShouldBe(["SM9", "SM9"]);
        rig.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunOnce_FileThatDoesNotOpen_IsSetAsideAndHoldsNobodyUp()
    {
        rig.StoreIsDown();
        await rig.Say("one");
        await rig.Say("two");
        await rig.Say("ben's", "+15551239999");
        var bytes = await File.ReadAllBytesAsync(rig.Files[0]);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(rig.Files[0], bytes);
        rig.StoreIsBack();

        await rig.TakeIn();

        rig.Taken.Select(text => text.Text).ShouldBe(["two", "ben's"], ignoreOrder: true);
        rig.Files.ShouldHaveSingleItem().ShouldEndWith(".bad");
        (await rig.Turns.Erase("sms", "+15551230001", default)).ShouldNotBeNull();
        rig.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunOnce_TurnBreaksDown_OthersGoOnAndItIsTriedAgainLaterInItsPlace()
    {
        rig.StoreIsDown();
        await rig.Say("one");
        await rig.Say("two");
        await rig.Say("ben's", "+15551239999");
        rig.Fails = message => message.Text == "one";
        rig.Failure = () => Task.FromException<TurnReply>(new InvalidOperationException("a bug"));

        await rig.TakeIn();
        rig.Taken.ShouldHaveSingleItem().Text.ShouldBe("ben's");
        rig.StoreIsBack();
        (await rig.TakeIn()).ShouldBe(0, "it rests");
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await rig.TakeIn();

        rig.Taken.Select(text => text.Text).ShouldBe(["ben's", "one", "two"]);
    }

    [Fact]
    public async Task RunOnce_StillDown_LeavesEverythingWhereItIs()
    {
        rig.StoreIsDown();
        await rig.Say("one");
        await rig.Say("two");

        (await rig.TakeIn()).ShouldBe(0);

        rig.Files.Length.ShouldBe(2);
        rig.Turns.StoreIsDown.ShouldBeTrue();
    }

    [Fact]
    public async Task Taker_Running_TakesInWhatAnEarlierProcessLeftAndRemovesHalfFiles()
    {
        rig.StoreIsDown();
        await rig.Say("one");
        await File.WriteAllTextAsync(rig.Files[0] + ".tmp", "half");
        rig.Restart();
        rig.StoreIsBack();

        await rig.Taker.StartAsync(default);
        while (rig.Files.Length > 0)
        {
            await Task.Yield();
        }

        await rig.Taker.StopAsync(default);
        rig.Taken.ShouldHaveSingleItem().Text.ShouldBe("one");
    }
}
