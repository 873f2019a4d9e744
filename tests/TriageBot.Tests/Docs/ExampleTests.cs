using System.Text.Json;

namespace TriageBot.Tests.Docs;

public sealed class ExampleTests
{
    public static TheoryData<string, string, string> Commands
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var page in Pages.All)
            {
                foreach (var (block, next) in page.Blocks.Zip(page.Blocks.Skip(1).Append(new Block("", "", "", ""))).Where(pair => pair.First.Info is "sh run"))
                {
                    rows.Add(page.Path, block.Text, next.Info.EndsWith(" output", StringComparison.Ordinal) ? next.Text : "");
                }
            }

            return rows;
        }
    }

    public static TheoryData<string, string, string> Conversations
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var block in Pages.Blocks("text chat"))
            {
                rows.Add(block.Page, block.Info["text ".Length..], block.Text);
            }

            return rows;
        }
    }

    [ShellTheory]
    [MemberData(nameof(Commands))]
    public async Task Command_InAPage_RunsAndPrintsWhatThePageSays(string page, string command, string output)
    {
        var ran = await Shell.Run(command);

        ran.Exit.ShouldBe(0, $"{page}: {ran.Error}");
        ran.Output.ShouldNotBeEmpty();
        if (output.Length > 0)
        {
            ran.Output.ShouldBe(output, $"{page} shows something else; put in what it prints now");
        }
    }

    // Lines with "> " are the person's; what stands between them is the whole answer.
    [ShellTheory]
    [MemberData(nameof(Conversations))]
    public async Task Conversation_InAPage_IsWhatChatAnswers(string page, string verb, string conversation)
    {
        var texts = conversation.Split('\n').Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..]).ToList();

        var ran = await Shell.Run($"dotnet run --project src/TriageBot -- {verb} --json", string.Join('\n', texts) + '\n');

        ran.Exit.ShouldBe(0, ran.Error);
        texts.ShouldNotBeEmpty();
        var turns = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);
        var now = turns.Select(turn => $"> {turn.GetProperty("in").GetString()}\n{string.Join('\n', turn.GetProperty("out").EnumerateArray().Select(text => text.GetString()))}\n");
        string.Join('\n', now).ShouldBe(conversation, $"{page} shows something else; put in what it says now");
    }

    [ShellFact]
    public async Task Production_OnAFreshMachine_RefusesAsThePageSays()
    {
        var ran = await Shell.Run("dotnet run --project src/TriageBot -- serve", environment: ("ASPNETCORE_ENVIRONMENT", "Production"));

        ran.Exit.ShouldBe(1);
        ran.Error.ShouldBe(Pages.Blocks("text refusals").Single().Text);
    }
}
