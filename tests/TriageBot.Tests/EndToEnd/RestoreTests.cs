using Microsoft.Data.Sqlite;
using TriageBot.Stores;
using TriageBot.Tests.Compliance;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.EndToEnd;

/// <summary>A backup made while people text, as docs/operate.md says, and a host that starts on it.</summary>
public sealed class RestoreTests
{
    private static readonly string[] Numbers = [.. Enumerable.Range(0, 12).Select(i => $"+1555124{i:0000}")];

    [Fact]
    public async Task Sqlite_VacuumedIntoAFileWhilePeopleText_GoesOnFromThere()
    {
        var restored = Directory.CreateTempSubdirectory("triagebot-").FullName;
        await using (var host = await RunningHost.Start())
        {
            await BackUpWhileTexting(host, async () =>
            {
                await using var reader = new SqliteConnection($"Data Source={Path.Combine(host.Folder, "data", "triagebot.db")};Pooling=False");
                await reader.OpenAsync();
                await using var command = reader.CreateCommand();
                command.CommandText = $"VACUUM INTO '{Path.Combine(restored, "backup.db")}'";
                await command.ExecuteNonQueryAsync();
            });
            Directory.CreateDirectory(Path.Combine(restored, "data"));
            File.Copy(Path.Combine(host.Folder, "data", "dev-secrets.json"), Path.Combine(restored, "data", "dev-secrets.json"));
        }

        File.Move(Path.Combine(restored, "backup.db"), Path.Combine(restored, "data", "triagebot.db"));
        await GoesOn(restored);
        Directory.Delete(restored, recursive: true);
    }

    [NeedsFact("redis-server")]
    public async Task Redis_LogCopiedWhilePeopleText_GoesOnFromThere()
    {
        var folder = Directory.CreateTempSubdirectory("triagebot-").FullName;
        using var redis = new RedisServer();
        await using (var host = await RunningHost.Start(folder: folder, settings: On(redis)))
        {
            await BackUpWhileTexting(host, () => redis.SaveTo(Path.Combine(folder, "dump.rdb")));
        }

        using var other = RedisServer.From(Path.Combine(folder, "dump.rdb"));
        await GoesOn(folder, On(other));
        Directory.Delete(folder, recursive: true);
    }

    private static (string, string)[] On(RedisServer redis) => [("Storage:Provider", "Redis"), ("Storage:Redis:Configuration", redis.Configuration)];

    // Two thirds have answered before the backup; all go on texting during it.
    private static async Task BackUpWhileTexting(RunningHost host, Func<Task> backUp)
    {
        var phones = Numbers.Select(host.Phone).ToList();
        foreach (var phone in phones)
        {
            await phone.Texts("hello", "1");
        }

        var texting = Task.WhenAll(phones.Select(phone => phone.Post("2", Phone.NewSid())));
        await backUp();
        await texting;
    }

    private static async Task GoesOn(string folder, params (string, string)[] settings)
    {
        await using var host = await RunningHost.Start(folder: folder, settings: settings);
        foreach (var number in Numbers)
        {
            // Whether their last text is in the backup depends on the moment; nobody is before it.
            using var response = await host.Phone(number).Post("2", Phone.NewSid());
            var answer = await SignedText.Answer(response);
            answer.ShouldNotBeEmpty();
            answer.ShouldNotContain("Is it safe for you to text now?");
        }

        (await host.Get<AuditProof>().Verify([], default)).ShouldAllBe(verdict => verdict.BrokenAt == null);
    }
}
