using System.Text;
using TriageBot.Stores;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.Spool;

public sealed class SpoolingTurnsTests : IDisposable
{
    private const string Kept = "We have your message and will answer it soon.";
    private const string Guardado = "Tenemos tu mensaje y te contestaremos pronto.";
    private readonly SpoolRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task Receive_StoreWell_TouchesNoDisk()
    {
        (await rig.Say("hello")).ShouldBe("ok");

        Directory.Exists(rig.Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Receive_StoreDown_IsSealedOnDiskAndTakenInWhenItIsBack()
    {
        rig.StoreIsDown();
        (await rig.Say("mi hermano trabaja en la panaderia", "+15551230002")).ShouldStartWith(Guardado);

        var file = rig.Files.ShouldHaveSingleItem();
        (OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)).ShouldBeTrue();
        var bytes = await File.ReadAllBytesAsync(file);
        foreach (var secret in new[] { "hermano", "5551230002", "sms", "SM1" })
        {
            Encoding.UTF8.GetString(bytes).ShouldNotContain(secret);
            Path.GetFileName(file).ShouldNotContain(secret);
        }

        rig.StoreIsBack();
        (await rig.TakeIn()).ShouldBe(1);
        var taken = rig.Taken.ShouldHaveSingleItem();
        (taken.Text, taken.From, taken.ExternalId, taken.ReplyInline).ShouldBe(("mi hermano trabaja en la panaderia", "+15551230002", "SM1", false));
        rig.Files.ShouldBeEmpty();
        (await rig.Say("hello")).ShouldBe("ok");
    }

    [Theory]
    [InlineData("hola, necesito ayuda", Guardado, null)]
    [InlineData("hello, I need some help", Kept, null)]
    [InlineData("12", Kept, Guardado)]
    public async Task Receive_StoreDown_AnswersInThePersonsLanguageOrInAll(string text, string first, string? second)
    {
        rig.StoreIsDown();

        var answer = await rig.Say(text);

        answer.ShouldStartWith(first);
        answer.Contains('\n').ShouldBe(second is not null);
        answer.ShouldContain(second ?? first);
    }

    [Fact]
    public async Task Receive_DangerWhileDown_HearsItEachTimeAndTellsOnceThatItWasKept()
    {
        rig.StoreIsDown();

        (await rig.Say("ICE took my husband")).ShouldSatisfyAllConditions(
            said => said.ShouldStartWith("Thank you for telling me."),
            said => said.ShouldNotContain("?", customMessage: "another question may be waiting in the conversation"),
            said => said.ShouldEndWith("Our system is slow right now."));
        (await rig.Say("hello?")).ShouldBeEmpty();
        (await rig.Say("he is beating me", sid: "SM77")).ShouldContain("To talk safely");
        (await rig.Say("he is beating me", sid: "SM77")).ShouldContain("To talk safely");
        rig.Clock.Advance(TimeSpan.FromMinutes(10));
        (await rig.Say("hello there, are you there?")).ShouldStartWith(Kept);
        rig.Files.Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("PARAR")]
    [InlineData("EXIT")]
    public async Task Receive_AskingForSilenceWhileDown_IsKeptAndNotAnswered(string word)
    {
        rig.StoreIsDown();

        (await rig.Say(word)).ShouldBeEmpty();

        rig.Files.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Receive_RedeliveredWhileDown_IsSpooledOnce()
    {
        rig.StoreIsDown();
        await rig.Say("hello", sid: "SM5");
        (await rig.Say("hello", sid: "SM5")).ShouldBeEmpty();
        rig.Restart();
        await rig.Say("hello", sid: "SM5");

        rig.Files.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Receive_StoreBackButTextsStillWait_GoesBehindThem()
    {
        rig.StoreIsDown();
        await rig.Say("one");
        rig.StoreIsBack();
        rig.Restart();
        await rig.Say("two");
        (await rig.Say("somebody else", "+15551239999")).ShouldBe("ok");
        rig.Clock.Advance(TimeSpan.FromDays(-1));
        await rig.Say("three");

        await rig.TakeIn();

        rig.Taken.Where(text => text.From == "+15551230001").Select(text => text.Text).ShouldBe(["one", "two", "three"]);
        (await rig.Say("four")).ShouldBe("ok");
    }

    [Fact]
    public async Task Receive_SlowStore_IsSpooledWithinEightSeconds()
    {
        var never = new TaskCompletionSource<TurnReply>();
        rig.Failure = () => never.Task;
        rig.StoreIsDown();
        var first = rig.Say("one");
        var second = rig.Say("two");

        rig.Clock.Advance(TimeSpan.FromSeconds(8));

        (await first.WaitAsync(TimeSpan.FromSeconds(20))).ShouldNotBeEmpty();
        await second.WaitAsync(TimeSpan.FromSeconds(20));
        rig.StoreIsBack();
        await rig.TakeIn();
        rig.Taken.Select(text => text.Text).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task Receive_DiskFailsToo_IsUnavailableAsBefore()
    {
        await File.WriteAllTextAsync(rig.Folder, "a file where the folder should be");
        rig.StoreIsDown();

        await Should.ThrowAsync<StoreUnavailableException>(() => rig.Say("hello"));
    }

    [Fact]
    public async Task Erase_OnlySpooled_IsGoneWithAReceipt()
    {
        rig.StoreIsDown();
        await rig.Say("one");
        await rig.Say("two");
        await rig.Say("ben's", "+15551239999");

        (await rig.Turns.Erase("sms", "+15551230001", default)).ShouldNotBeNull();
        (await rig.Turns.Erase("sms", "+15551230001", default)).ShouldBeNull();

        rig.Files.Length.ShouldBe(1);
        rig.StoreIsBack();
        await rig.TakeIn();
        rig.Taken.ShouldHaveSingleItem().From.ShouldBe("+15551239999");
        (await rig.Store.AuditTrail(10, default)).ShouldHaveSingleItem().Action.ShouldBe("erase");
    }
}
