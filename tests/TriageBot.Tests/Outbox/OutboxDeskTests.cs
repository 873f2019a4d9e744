using TriageBot.Channels;
using TriageBot.Outbox;

namespace TriageBot.Tests.Outbox;

public sealed class OutboxDeskTests
{
    private const string Ana = "+15551234567";

    [Fact]
    public async Task List_DeadAndWaiting_ShowsIdsAndCodesButNoPerson()
    {
        await using var rig = await Sick();
        var said = new StringWriter();

        await rig.The<OutboxDesk>().List(said, default);

        said.ToString().ShouldBe(
            """
            dead     txt_0001  Message  due 2026-11-22 15:00:00Z  attempts 1  21211
            dead     txt_0002  Message  due 2026-11-22 15:00:00Z  attempts 1  21211
            waiting  txt_0003  Message  due 2026-11-22 15:00:20Z  attempts 0  -
            2 dead, 1 waiting

            """);
    }

    [Fact]
    public async Task Replay_OneId_PutsThatOneBack()
    {
        await using var rig = await Sick();
        var said = new StringWriter();

        (await rig.The<OutboxDesk>().Replay("txt_0002", said, default)).ShouldBeTrue();
        await rig.Run();

        said.ToString().Trim().ShouldBe("txt_0002: put back");
        rig.Phones.Texts.ShouldHaveSingleItem().Text.ShouldBe("two");
    }

    [Fact]
    public async Task Replay_UnknownId_SaysSoAndFails()
    {
        await using var rig = await Sick();
        var said = new StringWriter();

        (await rig.The<OutboxDesk>().Replay("txt_0003", said, default)).ShouldBeFalse();

        said.ToString().Trim().ShouldBe("txt_0003: no dead letter of this id");
    }

    [Fact]
    public async Task Replay_All_PutsAllBackInTheirOldOrder()
    {
        await using var rig = await Sick();
        var said = new StringWriter();

        (await rig.The<OutboxDesk>().Replay(null, said, default)).ShouldBeTrue();
        await rig.Run();

        said.ToString().Trim().ShouldBe("2 put back");
        rig.Phones.Texts.Select(text => text.Text).ShouldBe(["one", "two"]);
    }

    private static async Task<DeliveryRig> Sick()
    {
        var rig = await DeliveryRig.Open();
        rig.Phones.Fails = _ => new SendFailure(false, "21211");
        await rig.Add(rig.Text(Ana, "one"), rig.Text(Ana, "two"), rig.Text(Ana, "three") with { Due = DeliveryRig.Start.AddSeconds(20) });
        await rig.Run();
        rig.Phones.Fails = _ => null;
        return rig;
    }
}
