using Microsoft.Extensions.Configuration;
using TriageBot.Commands;
using TriageBot.Privacy;
using TriageBot.Settings;
using TriageBot.Stores;
using TriageBot.Tests.Channels.BotFramework;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary><c>erase --contact</c> beside a running host.</summary>
public class EraseVerbTests
{
    [Fact]
    public async Task Erase_OfAChatAddress_LeavesNothingOfThatPersonAndAllOfOthers()
    {
        await using var receiver = await Receiver.Start();
        await using var chat = await Chat.Start(("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:AllowPrivateNetwork", "true"));
        foreach (var person in new[] { "ana", "ben" })
        {
            foreach (var text in new[] { "hello", "1", "2", "1" })
            {
                await chat.Say(text, person);
            }
        }

        while (!Conversations.IsLast(await chat.Say("0")))
        {
        }

        await chat.Host.Pump();
        var (said, failed) = (new StringWriter(), new StringWriter());
        (await Verb(chat.Host, said, failed).Erase("webchat/c-ana/ana", default)).ShouldBe(0, failed.ToString());

        said.ToString().ShouldContain("webchat: erased. Receipt: int_");
        (await chat.Transcript()).ShouldBeEmpty();
        (await chat.Transcript("ben")).ShouldNotBeEmpty();
        (await chat.Host.Get<IRecordStore>().Intakes(10, default)).ShouldBeEmpty();
        (await chat.Host.Get<ITurnStore>().Load(chat.Host.Get<ILookup>().Contact("webchat", "webchat/c-ana/ana"), null, default)).Conversation.ShouldBeNull();
        await chat.Host.Pump();
        receiver.Accepted.Last().Body.ShouldContain("intake.withdrawn");

        (await Verb(chat.Host, said, failed).Erase("webchat/c-ana/ana", default)).ShouldBe(1);
        failed.ToString().ShouldContain("Nothing is kept of this address");
        (await chat.Say("hello")).ShouldContain("1 Yes 2 No");
        (await chat.Say("1", "ben")).Length.ShouldBeGreaterThan(10);
    }

    // As the verb does in a process of its own: the same folder, so the same secrets and the same file. And the same time:
    // on a later day than the host's, the notice of the erasure would not be due before that day.
    private static Administration Verb(RunningHost host, TextWriter said, TextWriter failed) => new(
        new Layout(host.Folder),
        "Development",
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Dialogs:Path"] = Path.Combine(Repository.Root, "dialogs"),
            ["Locales:Path"] = Path.Combine(Repository.Root, "locales"),
        }).Build(),
        host.Clock,
        said,
        failed);
}
