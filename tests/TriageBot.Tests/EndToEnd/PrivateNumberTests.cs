using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TriageBot.Engine.Reading.PrivateNumbers;
using TriageBot.Privacy;
using TriageBot.Spool;
using TriageBot.Stores.Sqlite;
using TriageBot.Tests.Support;
using TriageBot.Turns;

namespace TriageBot.Tests.EndToEnd;

/// <summary>What somebody finds who has our keys as well: numbers that must not be texted are nowhere.</summary>
[Collection(nameof(Console))]
public class PrivateNumberTests
{
    private const string Notice = "We do not need that number";

    private static readonly string[] Purposes = ["conversation", "reply", "outbox", "intake", "transcript", "page", "spool"];
    private static readonly string[] Digits = ["212345678", "612-55-1279", "4242 4242", "77412365", "٢١٢٣٤٥٦٧٩", "212345679", "098765432"];

    [Fact]
    public async Task Numbers_TextedAtAnyPoint_StandNowhere()
    {
        var logs = new StringWriter();
        var console = System.Console.Out;
        System.Console.SetOut(TextWriter.Synchronized(logs));
        await using var receiver = await Receiver.Start();
        try
        {
            await using var host = await RunningHost.Start(settings: [("CaseQueue:Url", receiver.Url.ToString()), ("CaseQueue:Secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), ("Alerts:To:0", "+15559990777")]);
            var phone = host.Phone("+15551230785");
            await phone.Texts("hello, ICE took my brother Juan, A# 212345678", "1", "my ssn 612-55-1279", "1", "2", "٢١٢٣٤٥٦٧٩ is my alien number");
            for (var i = 0; i < 40 && !Conversations.IsLast(phone.Thread[^1]); i++)
            {
                await phone.Text(i % 4 == 3 ? "pay with 4242 4242 4242 4242 please" : i % 4 == 1 ? "his passport is G77412365 ok" : "0");
            }

            await phone.Text("alien number 098765432, please add it");
            await host.Pump();

            phone.Thread.Count(text => text.Contains(Notice, StringComparison.Ordinal)).ShouldBe(1);
            receiver.Accepted.ShouldContain(intake => intake.Body.Contains(JsonEncodedText.Encode(NumberMasker.Mark).ToString()) || intake.Body.Contains(NumberMasker.Mark));
            Leaked(string.Concat(receiver.Accepted.Select(intake => intake.Body))).ShouldBeEmpty();
            Leaked(logs.ToString()).ShouldBeEmpty();
            var opened = Opened(host);
            opened.Count.ShouldBeGreaterThan(50);
            opened.ShouldContain(text => text.Contains("A-number ●●●●"));
            opened.SelectMany(Leaked).ShouldBeEmpty();
        }
        finally
        {
            System.Console.SetOut(console);
        }
    }

    [Fact]
    public async Task Numbers_StoreLocked_AreNotInTheSpoolAndToldOfLater()
    {
        await using var host = await RunningHost.Start();
        var phone = host.Phone("+15551230786");
        await phone.Text("hello there, I need help");
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        using (SqliteSession.Open(Path.Combine(host.Folder, "data", "triagebot.db"), TimeSpan.FromSeconds(5), "BEGIN IMMEDIATE"))
        {
            (await phone.Post("my ssn is 612-55-1279", Phone.NewSid())).Dispose();
            var file = Directory.GetFiles(Path.Combine(host.Folder, "data", "spool")).ShouldHaveSingleItem();
            var spooled = Open(host.Get<ISealer>(), await File.ReadAllBytesAsync(file)).ShouldNotBeNull();
            spooled.ShouldContain("my ssn is");
            Leaked(spooled).ShouldBeEmpty();
        }

        await host.Get<SpoolTaker>().RunOnce(default);
        await host.Pump();
        System.Net.WebUtility.UrlDecode(host.Twilio.All.Last().Body).ShouldContain(Notice);
    }

    private static List<string> Opened(RunningHost host)
    {
        using var session = SqliteSession.Open(Path.Combine(host.Folder, "data", "triagebot.db"), TimeSpan.FromSeconds(5), "PRAGMA query_only = 1");
        var sealer = host.Get<ISealer>();
        return [.. SealedColumn.All.SelectMany(column => column.Next(session, column.Start)).Select(value => value.Bytes).OfType<byte[]>().Select(bytes => Open(sealer, bytes).ShouldNotBeNull())];
    }

    // Whatever it was sealed for; a conversation is packed besides.
    private static string? Open(ISealer sealer, byte[] bytes)
    {
        foreach (var purpose in Purposes)
        {
            try
            {
                var plain = purpose is "conversation"
                    ? JsonSerializer.SerializeToUtf8Bytes(KeptConversation.Open(bytes, sealer).Conversation)
                    : sealer.Open(bytes, purpose);
                return Text(plain);
            }
            catch (CryptographicException)
            {
                // Sealed for something else.
            }
        }

        return null;
    }

    // JSON writes letters beyond ASCII as \u….
    private static string Text(byte[] plain) => System.Text.RegularExpressions.Regex.Unescape(Encoding.UTF8.GetString(plain).Replace("\\\"", "\"", StringComparison.Ordinal));

    private static IEnumerable<string> Leaked(string text) => Digits.Where(number => text.Contains(number, StringComparison.Ordinal));
}
