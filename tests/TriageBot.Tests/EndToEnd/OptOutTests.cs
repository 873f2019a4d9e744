using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

public class OptOutTests
{
    [Fact]
    public async Task Stop_WeeksLater_IsStillSilenceAndDangerIsStillHeard()
    {
        await using var host = await RunningHost.Start(settings: ("Alerts:To:0", "+15559990002"));
        var phone = host.Phone("+15551230991");
        await phone.Texts("hello there my friends", "1");
        (await phone.Text("STOP")).ShouldNotBeEmpty();
        await host.Wait(TimeSpan.FromDays(25), TimeSpan.FromDays(1));
        host.Twilio.All.ShouldNotContain(text => text.Body.Contains("To=%2B15551230991"));

        var contact = host.Get<ILookup>().Contact("sms", phone.Number);
        (await host.Get<IRecordStore>().Transcript(contact, CancellationToken.None)).ShouldBeEmpty();
        (await phone.Text("hello")).ShouldBeEmpty();
        (await phone.Text("ICE took my brother")).ShouldBeEmpty();
        await host.Pump();
        host.Twilio.All.ShouldContain(text => text.Body.Contains("To=%2B15559990002"));
        (await phone.Text("START")).ShouldContain("1 Yes 2 No");
    }
}
