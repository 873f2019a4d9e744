using System.Net;
using System.Text.Json.Nodes;
using TriageBot.Tests.Compliance;

namespace TriageBot.Tests.Channels.BotFramework;

public sealed class BotComplianceTests : ChannelCompliance
{
    internal override async Task<ChannelWorld> World() => new BotWorld(await Chat.Start());

    private sealed class BotWorld(Chat chat) : ChannelWorld
    {
        public override Task<HttpStatusCode> Post(Said said)
        {
            var activity = chat.Message(said.Text ?? "", said.Person, said.Id);
            if (said.Text is null)
            {
                activity.Remove("text");
            }

            if (said.Media)
            {
                activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "audio/ogg", ["contentUrl"] = "https://files.example/1" });
            }

            if (said.UnknownFields)
            {
                (activity["new"], activity["from"]!["new"]) = (new JsonArray(1, new JsonObject()), 2);
            }

            var forge = new Forge(chat.Host.Clock.GetUtcNow());
            return chat.Post(activity, said.WronglySigned ? forge.Bearer(new Issuer.Key("first", Issuer.Rogue), serviceUrl: chat.Connector.ServiceUrl) : null);
        }

        public override async Task<IReadOnlyList<string>> Answers(string person, int count)
        {
            while (Heard(person).Count < count)
            {
                await chat.Connector.Next();
            }

            return Heard(person);
        }

        public override ValueTask DisposeAsync() => chat.DisposeAsync();

        private List<string> Heard(string person) =>
            [.. chat.Connector.Calls.Where(call => (string?)call.Activity["recipient"]!["id"] == person).Select(call => call.Text)];
    }
}
