using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Hosting;
using TriageBot.Outbox;
using TriageBot.Settings;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Tests.Support;

/// <summary>The whole host on a port of its own: real HTTP, real SQLite, the shipped content, a clock the test moves.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    public const string Token = "12345";
    public const string Account = "AC00000000000000000000000000000000";
    public const string Number = "+15005550006";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Read and compiled once for all hosts of a test run: 26 locales take a second.
    private static readonly Lazy<Library> Shipped = new(() =>
    {
        var findings = new List<Finding>();
        var options = new ContentOptions { DialogsPath = Path.Combine(Repository.Root, "dialogs"), LocalesPath = Path.Combine(Repository.Root, "locales") };
        var library = ContentFiles.Load(new Layout(Repository.Root), options, findings);
        findings.Where(finding => finding.Severity is Severity.Error).ShouldBeEmpty();
        return library;
    });

    private readonly WebApplication _app;
    private readonly bool _keepFolder;

    private RunningHost(WebApplication app, string folder, FakeClock clock, Receiver twilio, bool keepFolder)
    {
        (_app, Folder, Clock, Twilio, _keepFolder) = (app, folder, clock, twilio, keepFolder);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public string Folder { get; }

    public FakeClock Clock { get; }

    public HttpClient Client { get; }

    /// <summary>Stands in for Twilio's REST address: takes every text we start.</summary>
    public Receiver Twilio { get; }

    public Uri Url => Client.BaseAddress!;

    /// <param name="folder">An earlier host's folder, to go on with what it stored; null makes a new one that is deleted in the end.</param>
    public static Task<RunningHost> Start(FakeClock? clock = null, string? folder = null, params (string Key, string Value)[] settings) => Start(Shipped.Value, clock, folder, settings);

    /// <summary>With other content than what ships.</summary>
    public static Task<RunningHost> StartOn(Library library, params (string Key, string Value)[] settings) => Start(library, null, null, settings);

    private static async Task<RunningHost> Start(Library library, FakeClock? clock, string? folder, (string Key, string Value)[] settings)
    {
        clock ??= new FakeClock(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        var home = folder ?? Directory.CreateTempSubdirectory("triagebot-").FullName;
        var twilio = await Receiver.Start();
        twilio.Answer = Receiver.With(201);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Defaults(twilio).Concat(settings)
            .GroupBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => (string?)group.Last().Value, StringComparer.OrdinalIgnoreCase)).Build();
        var read = HostSettings.Read(new Layout(home), configuration["environment"] ?? "Development", configuration);
        read.Problems().ShouldBeEmpty();
        read = read with { Storage = read.Storage with { LookAgain = TimeSpan.FromSeconds(30) } };
        var app = await Server.Build(read, library, clock, CancellationToken.None);
        await app.StartAsync();
        return new RunningHost(app, home, clock, twilio, folder is not null);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Returns once the host has noted that its replies arrived. It does so after the response, and a clock that jumps
    /// before that would have them sent once more.</summary>
    public async Task RepliesNoted()
    {
        await Get<Arrivals>().Flush();
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromSeconds(20) && (await Get<IOutboxStore>().Waiting(100, CancellationToken.None)).Any(IsReply))
        {
            await Task.Yield();
        }
    }

    /// <summary>Moves all that is due now, and waits for it.</summary>
    public Task<int> Pump() => Get<OutboxPump>().RunOnce(CancellationToken.None);

    /// <summary>Lets time pass, but not in the middle of a call: to the host it would look as if nobody had answered, and it would call again.
    /// Who means not to answer is not waited for.</summary>
    public async Task Pass(TimeSpan time)
    {
        await Task.WhenAny(Get<InFlight>().AllEnded(), Task.Delay(Patience));
        Clock.Advance(time);
    }

    /// <summary>Lets time pass in steps, moving what falls due.</summary>
    public async Task Wait(TimeSpan time, TimeSpan? step = null)
    {
        var left = time;
        while (left > TimeSpan.Zero)
        {
            var next = step is { } by && by < left ? by : left;
            Clock.Advance(next);
            left -= next;
            await Pump();
        }
    }

    /// <summary>Lets seconds pass until this host has heard of it, each once it has answered: a clock that runs ahead of a busy host would have it give up whatever it begins.</summary>
    public async Task Heard(Func<bool> of)
    {
        var patience = Stopwatch.StartNew();
        while (!of())
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
            Clock.Advance(TimeSpan.FromSeconds(1));
            (await Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).Dispose();
        }
    }

    /// <summary>Lets time pass and sends what falls due, cutting no call off, until it has arrived.</summary>
    public async Task Arrived(Func<bool> all)
    {
        var patience = Stopwatch.StartNew();
        while (!all())
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
            await Pass(TimeSpan.FromSeconds(30));
            await Pump();
            await Get<InFlight>().AllEnded();
        }
    }

    /// <summary>Lets what is under way end, and takes nothing more.</summary>
    public Task Stop() => _app.StopAsync();

    public Phone Phone(string number) => new(this, number);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();

        // It ends like one that is killed: nobody waits for its loops, except for the folder that they may still write to.
        BackgroundService[] loops = [.. _app.Services.GetServices<IHostedService>().OfType<BackgroundService>()];
        await _app.DisposeAsync();
        await Task.WhenAll(loops.Select(loop => loop.ExecuteTask ?? Task.CompletedTask)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Twilio.DisposeAsync();
        if (!_keepFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private bool IsReply(OutboxEntry entry) =>
        entry.Kind is OutboxKind.Message or OutboxKind.Urgent && entry.Attempts == 0 && entry.Due > Clock.GetUtcNow();

    private static IEnumerable<(string Key, string Value)> Defaults(Receiver twilio) =>
    [
        ("urls", "http://127.0.0.1:0"),
        ("Dialogs:Path", Path.Combine(Repository.Root, "dialogs")),
        ("Locales:Path", Path.Combine(Repository.Root, "locales")),
        ("Twilio:AccountSid", Account),
        ("Twilio:AuthToken", Token),
        ("Twilio:From", Number),
        ("Twilio:ApiBaseUrl", twilio.Url.GetLeftPart(UriPartial.Authority)),
        ("Twilio:PublicUrl", "https://bot.example.org"),
    ];
}
