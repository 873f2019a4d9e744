using TriageBot.Alerts;
using TriageBot.CaseQueue;
using TriageBot.Channels.BotFramework;
using TriageBot.Channels.Twilio;
using TriageBot.Kiosk;
using TriageBot.Privacy;
using TriageBot.Settings;
using TriageBot.Stores;
using TriageBot.Translation;
using TriageBot.Try;

namespace TriageBot.Hosting;

/// <summary>All settings of a running host, read once and judged together.</summary>
internal sealed record HostSettings
{
    private const string SecretsFile = "data/dev-secrets.json";

    public required Layout Layout { get; init; }

    public required bool Production { get; init; }

    public required IConfiguration Configuration { get; init; }

    public required ContentOptions Content { get; init; }

    public required PrivacyOptions Privacy { get; init; }

    public required CaseQueueOptions CaseQueue { get; init; }

    public required AlertOptions Alerts { get; init; }

    public required TwilioOptions Twilio { get; init; }

    public required BotFrameworkOptions BotFramework { get; init; }

    public required TranslationOptions Translation { get; init; }

    public required TryOptions Try { get; init; }

    public required KioskOptions Kiosk { get; init; }

    public required StorageOptions Storage { get; init; }

    /// <summary>Absolute. Where texts wait while the store is out of reach.</summary>
    public required string SpoolPath { get; init; }

    /// <summary>Texts of all contacts together that a host takes in a second; 0 is no limit.</summary>
    public required int PerSecond { get; init; }

    public static HostSettings Read(Layout layout, string environment, IConfiguration settings)
    {
        var production = environment is not "Development";
        var read = new HostSettings
        {
            Layout = layout,
            Production = production,
            Configuration = settings,
            Content = ContentOptions.Read(settings, production),
            Privacy = settings.GetSection(PrivacyOptions.Section).Get<PrivacyOptions>() ?? new PrivacyOptions(),
            CaseQueue = settings.GetSection(CaseQueueOptions.Section).Get<CaseQueueOptions>() ?? new CaseQueueOptions(),
            Alerts = settings.GetSection(AlertOptions.Section).Get<AlertOptions>() ?? new AlertOptions(),
            Twilio = settings.GetSection(TwilioOptions.Section).Get<TwilioOptions>() ?? new TwilioOptions(),
            BotFramework = settings.GetSection(BotFrameworkOptions.Section).Get<BotFrameworkOptions>() ?? new BotFrameworkOptions(),
            Translation = settings.GetSection(TranslationOptions.Section).Get<TranslationOptions>() ?? new TranslationOptions(),
            Try = settings.GetSection(TryOptions.Section).Get<TryOptions>() ?? new TryOptions(),
            Kiosk = settings.GetSection(KioskOptions.Section).Get<KioskOptions>() ?? new KioskOptions(),
            Storage = StorageOptions.Read(settings, layout),
            PerSecond = settings.GetValue("Limits:PerSecond", 0),
            SpoolPath = layout.Resolve(settings["Storage:SpoolPath"] ?? "data/spool"),
        };
        return production ? read : read.WithDevelopmentSecrets();
    }

    /// <summary>Everything that keeps the server from starting, one clear line each.</summary>
    public IReadOnlyList<string> Problems()
    {
        var made = new DevelopmentSecrets(SecretsPath);
        return
        [
            .. Content.Problems(),
            .. Storage.Problems(),
            .. PerSecond < 0 ? [$"Limits:PerSecond is {PerSecond}. Write 0 for no limit, or texts a second."] : Array.Empty<string>(),
            .. Privacy.Problems(Production, made.Contains),
            .. CaseQueue.Problems(Production, made.Contains),
            .. Alerts.Problems(Production),
            .. Production ? Twilio.Problems() : [],
            .. BotFramework.Problems(Production),
            .. Translation.Problems(Production),
            .. Production && !Twilio.IsOn && !BotFramework.IsOn ? ["Twilio:AuthToken is missing: without a channel nobody can text us."] : Array.Empty<string>(),
        ];
    }

    /// <summary>Said once at the start.</summary>
    public IEnumerable<string> Warnings() =>
        [.. CaseQueue.Warnings(Production), .. Alerts.Warnings(Production), .. Translation.Warnings(Production), .. Production ? [] : Twilio.Problems()];

    private string SecretsPath => Layout.Resolve(SecretsFile);

    private HostSettings WithDevelopmentSecrets()
    {
        var made = new DevelopmentSecrets(SecretsPath);
        var keys = Privacy.EncryptionKeys.Length > 0 ? Privacy.EncryptionKeys : [made.For("Privacy:EncryptionKeys:0", DevelopmentSecrets.MakeEncryptionKey)];
        var secret = string.IsNullOrWhiteSpace(CaseQueue.Secret) ? made.For("CaseQueue:Secret", StandardWebhooks.MakeSecret) : CaseQueue.Secret;
        return this with { Privacy = Privacy with { EncryptionKeys = keys }, CaseQueue = CaseQueue with { Secret = secret } };
    }
}
