namespace TriageBot.Race;

/// <param name="Command">Program and arguments.</param>
/// <param name="Path">Where texts are posted.</param>
/// <param name="Origin">The public address that signatures are made over.</param>
/// <param name="Texts">What each contact sends, <c>|</c> in between.</param>
/// <param name="IsDotNet">Whether it can be asked for the bytes it allocates.</param>
internal sealed record Contestant(
    string Name, int Port, string[] Command, string Path, string Origin, string Texts, bool IsDotNet, string Driver = "load.js", params (string, string)[] Environment)
{
    private const string OurPath = "/channels/twilio/messages";
    private const string OurOrigin = "https://bot.example.org";

    /// <summary>As many turns as the peers' dialogs have.</summary>
    private const string FiveTexts = "hello|1|2|1|1";

    /// <summary>From the first word to the confirmed intake.</summary>
    private const string WholeIntake = "hello|1|2|1|1|4|2|2|60629|0|0|Ana|evenings|2|1";

    public static IReadOnlyList<Contestant> All(Places places) =>
    [
        new("floor", 5201, ["dotnet", places.Own, "floor", "--port", "5201", "--redis", places.Redis], OurPath, OurOrigin, FiveTexts, IsDotNet: true),
        new("floor with two calls", 5209, ["dotnet", places.Own, "floor", "--port", "5209", "--redis", places.Redis, "--asks-first"], OurPath, OurOrigin, FiveTexts, IsDotNet: true),
        Ours("TriageBot on Redis", 5202, places, FiveTexts, "--Storage:Provider=Redis", $"--Storage:Redis:Configuration={places.Redis}"),
        Ours("TriageBot on SQLite", 5203, places, FiveTexts, $"--Storage:Sqlite:Path={places.Folder}/race.db"),
        Ours("TriageBot on Redis, whole intakes", 5204, places, WholeIntake, "--Storage:Provider=Redis", $"--Storage:Redis:Configuration={places.Redis}"),
        Ours("TriageBot on SQLite, whole intakes", 5205, places, WholeIntake, $"--Storage:Sqlite:Path={places.Folder}/race-whole.db"),
        Peer("Botkit, state in memory", 5206, "botkit.js", places, ("STATE", "mem")),
        Peer("Botkit, state in Redis", 5207, "botkit.js", places, ("STATE", "redis")),
        Peer("botbuilder, state in memory, no signatures", 5208, "botbuilder.js", places) with { Driver = "load-activities.js" },
    ];

    private static Contestant Ours(string name, int port, Places places, string texts, params string[] settings) => new(
        name, port, ["dotnet", places.Product, "--urls", $"http://127.0.0.1:{port}", .. places.Settings, .. settings], OurPath, OurOrigin, texts, IsDotNet: true)
    {
        Environment = [("ASPNETCORE_ENVIRONMENT", "Development")],
    };

    private static Contestant Peer(string name, int port, string script, Places places, params (string, string)[] environment) => new(
        name, port, ["node", script], "/api/messages", OurOrigin, "hi|34|yes|2|33101", IsDotNet: false)
    {
        Environment = [("PORT", $"{port}"), ("REDIS", $"redis://{places.Redis}"), ("TWILIO", places.Twilio), .. environment],
    };
}
