using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>The poster's word and the link's tag, through the whole host to the case system.</summary>
public class SourceTests
{
    [Fact]
    public async Task PostersWord_OnAPhone_IsInTheIntakeButNotBeforeConsent()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await RunningHost.Start(settings: [("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:Secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]);
        var phone = host.Phone("+15551230790");
        await phone.Texts("Feria hello, ICE took my brother", "1", "1");
        for (var i = 0; i < 40 && !Conversations.IsLast(phone.Thread[^1]); i++)
        {
            await phone.Text("0");
        }

        await host.Pump();

        var sources = receiver.Accepted.Select(intake => JsonNode.Parse(intake.Body)!).Select(intake => ((string?)intake["type"], (string?)intake["data"]!["source"])).ToList();
        sources.First().ShouldBe(("intake.flagged", null));
        sources.ShouldContain(("intake.completed", "fair"));
    }

    [Theory]
    [InlineData("fair", "fair")]
    [InlineData("nobody-knows", null)]
    public async Task LinksTag_OnTheWeb_IsInTheIntake(string link, string? source)
    {
        await using var receiver = await Receiver.Start();
        await using var host = await RunningHost.Start(settings: [("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:Secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]);
        foreach (var (text, place) in new[] { "hello", "1", "2", "1", "my husband was arrested by ICE" }.Select((text, place) => (text, place)))
        {
            await host.Pass(TimeSpan.FromSeconds(20));
            using var answer = await host.Client.PostAsJsonAsync("/try/messages", new { contact = "try-0123456789", id = $"text-{place:D6}", text, source = link });
            answer.EnsureSuccessStatusCode();
        }

        await host.Pump();
        ((string?)JsonNode.Parse(receiver.Accepted.Last().Body)!["data"]!["source"]).ShouldBe(source);
    }
}
