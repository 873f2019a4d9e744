using System.CommandLine;
using System.Globalization;
using TriageBot.Race;

var port = new Option<int>("--port") { Required = true };
var redisAddress = new Option<string>("--redis") { Required = true };
var asksFirst = new Option<bool>("--asks-first");
var floor = new Command("floor", "The least that such a server has to do; the race starts it.") { port, redisAddress, asksFirst };
floor.SetAction(parsed => Floor.Run(parsed.GetValue(port), parsed.GetValue(redisAddress)!, "https://bot.example.org", "test_auth_token", parsed.GetValue(asksFirst)));

var connections = new Option<int>("--connections") { DefaultValueFactory = _ => 16 };
var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 10 };
var only = new Option<string>("--only") { Description = "Only those whose name holds this.", DefaultValueFactory = _ => "" };
var race = new RootCommand("TriageBot beside what a team would otherwise pick: one run, one machine, one Redis.") { floor, connections, seconds, only };
race.SetAction(parsed => Race(parsed.GetValue(connections), parsed.GetValue(seconds), parsed.GetValue(only)!));
return await race.Parse(args).InvokeAsync();

static async Task<int> Race(int connections, int seconds, string only)
{
    var folder = Directory.CreateTempSubdirectory("triagebot-race-");
    var places = Places.Of(folder.FullName);
    using var redis = await Runner.Start(["redis-server", "--port", $"{places.RedisPort}", "--bind", "127.0.0.1", "--save", ""], folder.FullName, places.RedisPort);
    using var twilio = await Runner.Start(["node", "fake-twilio.js", $"{places.TwilioPort}"], places.Peers, places.TwilioPort);
    Console.WriteLine("| | messages/s | p50 ms | p99 ms | CPU µs a message | Redis µs | allocated B | resident MB | to Redis B | from Redis B | wrong |");
    Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
    foreach (var contestant in Contestant.All(places).Where(one => one.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
    {
        var r = await Result.Of(contestant, places, redis, connections, seconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {r.Name} | {r.PerSecond:F0} | {r.P50:F0} | {r.P99:F0} | {r.Processor:F0} | {r.RedisProcessor:F0} | {r.Allocated:F0} | {r.Resident:F0} | {r.BytesIn:F0} | {r.BytesOut:F0} | {r.Wrong} |"));
    }

    folder.Delete(recursive: true);
    return 0;
}
