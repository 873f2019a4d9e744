namespace TriageBot.Race;

/// <summary>Where things are on this machine.</summary>
/// <param name="Folder">Of this run; deleted after it.</param>
internal sealed record Places(string Root, string Folder, int RedisPort, int TwilioPort)
{
    public string Redis => $"127.0.0.1:{RedisPort}";

    public string Twilio => $"http://127.0.0.1:{TwilioPort}";

    public string Peers => Path.Combine(Root, "tests", "TriageBot.Race", "peers");

    public string Own => typeof(Places).Assembly.Location;

    public string Product => Path.Combine(Root, "src", "TriageBot", "bin", "Release", "net10.0", "TriageBot.dll");

    /// <summary>What load.js signs with, and no limit on one contact: the driver is faster than any person.</summary>
    public string[] Settings =>
    [
        $"--Twilio:AccountSid=AC{new string('0', 32)}", "--Twilio:AuthToken=test_auth_token", "--Twilio:From=+15005550006",
        "--Twilio:PublicUrl=https://bot.example.org", $"--Twilio:ApiBaseUrl={Twilio}", "--Limits:PerContactPerMinute=0", $"--Storage:SpoolPath={Folder}/spool",
    ];

    public static Places Of(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "TriageBot.sln")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("The race is run inside the repository.");
        }

        return new Places(root.FullName, folder, 6399, 5001);
    }
}
