using System.Text;
using TriageBot.Privacy;
using TriageBot.Stores;
using TriageBot.Tests.Support;
using TriageBot.Tests.Translation;
using TriageBot.Turns;

namespace TriageBot.Tests.EndToEnd;

/// <summary>What somebody finds who gets hold of the disk or the logs.</summary>
[Collection(nameof(Console))]
public class PrivacyTests
{
    private static readonly string[] Personal = ["5551230777", "Xiomara", "mi hermano trabaja en la panaderia", "60629", "pmichoacana", "PMICHOACANA"];

    [Fact]
    public async Task WholeConversation_OnDiskAndInLogs_LeavesNoTextNumberOrName()
    {
        var logs = new StringWriter();
        var console = System.Console.Out;
        System.Console.SetOut(TextWriter.Synchronized(logs));
        var folder = Directory.CreateTempSubdirectory("triagebot-").FullName;
        try
        {
            await using var receiver = await Receiver.Start();
            receiver.Answer = Receiver.With(500);
            await using var azure = await AzureStandIn.Start();
            await using (var host = await RunningHost.Start(folder: folder, settings: [("Translation:Provider", "Azure"), ("Translation:Azure:Endpoint", azure.Url), ("Translation:Azure:Key", AzureStandIn.Key), ("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:Secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), ("Alerts:To:0", "+15559990777")]))
            {
                var phone = host.Phone("+15551230777");
                await phone.Texts("hola", "1", "mi hermano trabaja en la panaderia pmichoacana y la migra se lo llevo", "1");
                for (var i = 0; i < 40 && !Conversations.IsLast(phone.Thread[^1]); i++)
                {
                    await phone.Text(i % 3 == 0 ? "Xiomara" : i % 3 == 1 ? "60629" : "0");
                }

                await host.Wait(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
                (await host.Get<IOutboxStore>().Waiting(50, CancellationToken.None)).ShouldNotBeEmpty();
            }

            azure.Translations.ShouldNotBeEmpty();
            Found(logs.ToString()).ShouldBeEmpty();
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var bytes = await File.ReadAllBytesAsync(file);
                Found(Encoding.UTF8.GetString(bytes)).ShouldBeEmpty(file);
                Found(Encoding.Unicode.GetString(bytes)).ShouldBeEmpty(file);
            }
        }
        finally
        {
            System.Console.SetOut(console);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Delete_Confirmed_NothingIsLeftOfTheConversation()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await RunningHost.Start(settings: [("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:Secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]);
        var phone = host.Phone("+15551230778");
        await Conversations.Finish(phone, "hello");
        await phone.Texts("DELETE", "1");
        await host.Pump();

        (await host.Get<IRecordStore>().Intakes(10, CancellationToken.None)).ShouldBeEmpty();
        receiver.Accepted.Last().Body.ShouldContain("intake.withdrawn");
        receiver.Accepted.Last().Body.ShouldContain("deleted");
        (await phone.Text("hello")).ShouldContain("1 Yes 2 No");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Texts_ThirtyDaysAfterHandover_AreErasedAndTheIntakeStays(bool finished)
    {
        await using var receiver = await Receiver.Start();
        await using var host = await RunningHost.Start(settings: [("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:Secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]);
        var phone = host.Phone("+15551230779");
        await (finished ? Conversations.Finish(phone, "hello") : phone.Texts("hello", "1", "2", "1", "1"));
        var contact = host.Get<ILookup>().Contact("sms", phone.Number);
        await host.Wait(TimeSpan.FromDays(29), TimeSpan.FromDays(1));
        (await host.Get<IRecordStore>().Transcript(contact, CancellationToken.None)).ShouldNotBeEmpty();

        await host.Wait(TimeSpan.FromDays(2), TimeSpan.FromDays(1));
        (await host.Get<IRecordStore>().Transcript(contact, CancellationToken.None)).ShouldBeEmpty();
        (await host.Get<IRecordStore>().Intakes(10, CancellationToken.None)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Refusal_ThenWritingAgain_KeepsNothingOfWhatWasRefused()
    {
        await using var host = await RunningHost.Start();
        var phone = host.Phone("+15551230780");
        await phone.Texts("hello there my friends", "1", "2", "2");
        await phone.Text("hello");
        var contact = host.Get<ILookup>().Contact("sms", phone.Number);
        var lines = await host.Get<IRecordStore>().Transcript(contact, CancellationToken.None);
        lines.Select(line => TranscriptLine.Open(line, host.Get<ISealer>()).Text).ShouldNotContain("hello there my friends");
        lines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Refusal_LeftAlone_IsErasedWithin24Hours()
    {
        await using var host = await RunningHost.Start();
        var phone = host.Phone("+15551230781");
        await phone.Texts("hello", "1", "2", "2");
        await host.Wait(TimeSpan.FromHours(24), TimeSpan.FromHours(1));
        var contact = host.Get<ILookup>().Contact("sms", phone.Number);
        (await host.Get<IRecordStore>().Transcript(contact, CancellationToken.None)).ShouldBeEmpty();
        (await host.Get<IStore>().Load(contact, null, CancellationToken.None)).Conversation.ShouldBeNull();
    }

    private static IEnumerable<string> Found(string text) => Personal.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Tests that look at what the whole process prints run alone.</summary>
[CollectionDefinition(nameof(Console), DisableParallelization = true)]
public class PrintingTests;
