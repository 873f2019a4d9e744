using Serilog;
using TriageBot.Alerts;
using TriageBot.CaseQueue;
using TriageBot.Channels;
using TriageBot.Channels.BotFramework;
using TriageBot.Channels.Mail;
using TriageBot.Channels.Twilio;
using TriageBot.Channels.Web;
using TriageBot.Console;
using TriageBot.Engine.Dialogs;
using TriageBot.Kiosk;
using TriageBot.Outbox;
using TriageBot.Privacy;
using TriageBot.Publishing;
using TriageBot.Rulebook;
using TriageBot.Settings;
using TriageBot.Spool;
using TriageBot.Stores;
using TriageBot.Translation;
using TriageBot.Try;
using TriageBot.Turns;

namespace TriageBot.Hosting;

/// <summary>Puts the host together. What a test may want to be different is a parameter: settings, content and clock.</summary>
internal static class Server
{
    /// <summary>Where a newcomer finds it; <c>--urls</c> and <c>ASPNETCORE_URLS</c> win.</summary>
    private const string FallbackUrl = "http://localhost:5080";

    /// <summary>Time to finish after a signal to end: a turn takes 8 s at most, then deliveries under way end within 15 s each, then the outcome is written down.</summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(60);

    /// <summary>No door takes more: a text is small, a case event not much larger.</summary>
    private const long LargestBody = 1024 * 1024;

    /// <summary>The store is open and the content published when this returns.</summary>
    public static async Task<WebApplication> Build(HostSettings settings, Library library, TimeProvider clock, CancellationToken cancel)
    {
        var chain = new AuditChain(KeyRing.Of(settings.Privacy).Audit);
        var store = settings.Storage.Store(chain, clock);
        await store.Open(cancel);
        var content = ContentFiles.Engine(await PublishedVersions.Pin(library, store, cancel), settings.Content);

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // Settings are read once; the framework would watch every folder below the root for changes to them.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = settings.Layout.Root,

            // Its pages are in this assembly, whatever program starts it.
            ApplicationName = typeof(Server).Assembly.GetName().Name,
            EnvironmentName = settings.Production ? Environments.Production : Environments.Development,
        });
        builder.Configuration.AddConfiguration(settings.Configuration);
        builder.Logging.ClearProviders().AddSerilog(Logs.Logger(settings.Production), dispose: true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(FallbackUrl);
        }

        AddServices(builder.Services, settings, store, new PublishedContent(content, settings.Content.DefaultDialog), clock);
        var app = builder.Build();
        Map(app, settings);
        return app;
    }

    internal static void AddServices(IServiceCollection services, HostSettings settings, IStore store, PublishedContent content, TimeProvider clock)
    {
        services.AddSingleton(settings);
        services.AddSingleton(clock);
        services.AddSingleton<IStore>(_ => store);
        services.AddSingleton<ITurnStore>(all => all.GetRequiredService<IStore>());
        services.AddSingleton<IOutboxStore>(all => all.GetRequiredService<IStore>());
        services.AddSingleton<IRecordStore>(all => all.GetRequiredService<IStore>());
        services.AddSingleton<IDocumentStore>(all => all.GetRequiredService<IStore>());
        services.AddSingleton(KeyRing.Of(settings.Privacy));
        services.AddSingleton(all => new AuditChain(all.GetRequiredService<KeyRing>().Audit));
        services.AddSingleton<AuditProof>();
        services.AddSingleton<LegalHolds>();
        services.AddSingleton<ISealer, Sealer>();
        services.AddSingleton<ILookup, Lookup>();
        services.AddSingleton(content);
        services.AddSingleton<StaffWords>(() => content.Engine.Content.StaffPhrasingOf(content.Engine.Content.Published(content.DefaultDialog)));
        services.AddSingleton<ContactLocks>();
        services.AddSingleton<Arrivals>();
        services.AddHostedService(all => all.GetRequiredService<Arrivals>());
        services.AddSingleton<TurnComposer>();
        services.AddSingleton<TurnRunner>();
        services.AddSpool(settings.SpoolPath);
        services.AddSingleton<IChannel, WebChannel>();
        services.AddTwilio(settings.Twilio);
        services.AddMissedTexts(settings.Twilio);
        services.AddBotFramework(settings.BotFramework);
        services.AddMail(settings.Alerts.Email);
        services.AddTranslation(settings.Translation);
        services.AddDelivery(settings.CaseQueue, settings.Alerts, allowPrivateNetwork: !settings.Production);
        services.AddTry();
        services.AddKiosk();
        services.AddConsole(settings.Production);
        services.AddPublishing();
        services.AddRulebook();
        services.AddBackPressure(settings.PerSecond);
        services.AddProblemDetails();
    }

    private static void Map(WebApplication app, HostSettings settings)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRateLimiter();
        app.MapTwilio();
        app.MapBotFramework();
        app.MapCaseQueue();
        app.MapHealth();
        app.MapTry(settings);
        app.MapKiosk(settings);
        app.MapConsole();
        if (!settings.Production)
        {
            app.MapGet("/", () => Results.Redirect("/try"));
        }
    }
}
