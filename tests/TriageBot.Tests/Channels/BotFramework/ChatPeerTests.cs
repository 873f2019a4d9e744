using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Channels.BotFramework;

/// <summary>Whole conversations with chat clients that others wrote. They send no token.</summary>
public class ChatPeerTests
{
    [PeerFact("@microsoft/m365agentsplayground", "ws")]
    public Task Conversation_InThePlayground_EndsInAnIntake() => Converse("playground.js", "webchat");

    [PeerFact("offline-directline", "botframework-directlinejs", "xhr2")]
    public Task Conversation_OverDirectLine_EndsInAnIntake() => Converse("directline.js", "emulator");

    private static async Task Converse(string client, string channel)
    {
        await using var receiver = await Receiver.Start();
        await using var host = await RunningHost.Start(settings:
            [("BotFramework:AllowAnonymous", "true"), ("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:AllowPrivateNetwork", "true")]);
        using var peer = NodePeer.Start(client, new Uri(host.Url, "/api/messages").ToString(), $"{FreePorts.One()}");
        try
        {
            (await Line(peer)).ShouldBe("\"ready\"");
            string[] answers = ["hola", "1", "2", "1", .. Enumerable.Repeat("0", 40)];
            var heard = new List<Answer>();
            foreach (var text in answers.TakeWhile(_ => heard.Count == 0 || !Conversations.IsLast(heard[^1].Text)))
            {
                host.Clock.Advance(TimeSpan.FromSeconds(10));
                await peer.StandardInput.WriteLineAsync(JsonSerializer.Serialize(text));
                await peer.StandardInput.FlushAsync();
                heard.Add(JsonSerializer.Deserialize<Answer>(await Line(peer), JsonSerializerOptions.Web)!);
            }

            heard[0].Text.ShouldContain("¿Es seguro");
            heard[0].Buttons.ShouldBe(["1", "2"]);
            await host.Pump();
            var data = receiver.Accepted.Select(accepted => JsonNode.Parse(accepted.Body)!).Single(body => (string?)body["type"] is "intake.completed")["data"]!;
            ((string?)data["channel"]).ShouldBe(channel);
            heard[^1].Text.ShouldContain((string)data["reference"]!);
        }
        finally
        {
            peer.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> Line(Process peer)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await peer.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException(await peer.StandardError.ReadToEndAsync(patience.Token));
    }

    private sealed record Answer(string Text, string[] Buttons);
}
