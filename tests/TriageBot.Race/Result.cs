using System.Text.Json;

namespace TriageBot.Race;

/// <param name="PerSecond">Messages answered with a 2xx.</param>
/// <param name="P50">Milliseconds, like P99.</param>
/// <param name="Processor">Microseconds of the contestant's own processor time a message.</param>
/// <param name="RedisProcessor">Microseconds of Redis's.</param>
/// <param name="Allocated">Bytes a message; null where the runtime does not tell.</param>
/// <param name="Resident">Megabytes at the end.</param>
/// <param name="BytesIn">To Redis, a message.</param>
/// <param name="BytesOut">From Redis.</param>
internal sealed record Result(
    string Name, double PerSecond, double P50, double P99, double Processor, double RedisProcessor, double? Allocated, double Resident, double BytesIn, double BytesOut, string Wrong)
{
    public static async Task<Result> Of(Contestant contestant, Places places, Runner redis, int connections, int seconds)
    {
        using var runner = await Runner.Start(contestant.Command, places.Peers, contestant.Port, contestant.Environment);
        await Drive(contestant, places, connections, 5);
        using var meter = contestant.IsDotNet ? new AllocationMeter(runner.Id) : null;
        await Task.Delay(1500);
        var (cpu, redisCpu, allocated, traffic) = (runner.Processor(), redis.Processor(), meter?.Bytes, await Traffic(places));
        var load = await Drive(contestant, places, connections, seconds);
        var total = load.GetProperty("total").GetDouble();
        var used = runner.Processor() - cpu;
        var redisUsed = redis.Processor() - redisCpu;
        var after = await Traffic(places);
        await Task.Delay(1500);
        return new Result(
            contestant.Name,
            load.GetProperty("perSecond").GetDouble(),
            load.GetProperty("p50").GetDouble(),
            load.GetProperty("p99").GetDouble(),
            used / total * 1e6,
            redisUsed / total * 1e6,
            (meter?.Bytes - allocated) / total,
            runner.Resident(),
            (after.In - traffic.In) / total,
            (after.Out - traffic.Out) / total,
            Failures(load));
    }

    private static string Failures(JsonElement load) => string.Join(
        ", ",
        new[] { "non2xx", "errors", "timeouts", "silent" }
            .Where(name => load.TryGetProperty(name, out var count) && count.GetDouble() > 0)
            .Select(name => $"{name} {load.GetProperty(name)}"));

    private static async Task<JsonElement> Drive(Contestant contestant, Places places, int connections, int seconds)
    {
        string[] command = ["node", contestant.Driver, $"http://127.0.0.1:{contestant.Port}{contestant.Path}", $"{connections}", $"{seconds}", contestant.Origin];
        (string, string)[] settings = [("TEXTS", contestant.Texts), .. contestant.IsDotNet ? [("REPLIES", "1")] : Array.Empty<(string, string)>()];
        var output = await Runner.Output(command, places.Peers, settings);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(double In, double Out)> Traffic(Places places)
    {
        var info = await Runner.Output(["redis-cli", "-p", $"{places.RedisPort}", "info", "stats"], places.Folder);
        double Of(string name) => double.Parse(info.Split('\n').First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
        return (Of("total_net_input_bytes"), Of("total_net_output_bytes"));
    }
}
