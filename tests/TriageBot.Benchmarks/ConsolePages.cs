using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TriageBot.CaseQueue;
using TriageBot.Console.Accounts;
using TriageBot.Console.Reporting;
using TriageBot.Engine.Urgency;
using TriageBot.Hosting;
using TriageBot.Privacy;
using TriageBot.Reports;
using TriageBot.Settings;
using TriageBot.Stores;

namespace TriageBot.Benchmarks;

/// <summary>How long the console's pages take over very many intakes: a whole host, real HTTP, signed in.</summary>
internal static partial class ConsolePages
{
    private const int Intakes = 100_000;
    private const int Closed = Intakes / 2;
    private const int AtOnce = 256;
    private const int Measured = 200;
    private const string Password = "a lamp for the stairs";

    private static readonly string[] Languages = ["Spanish", "English", "Haitian Creole", "Spanish", "Amharic", "Wolof", "Arabic"];
    private static readonly ContactKey[] Contacts = [.. Enumerable.Range(0, Intakes).Select(i => new ContactKey(Convert.ToBase64String(BitConverter.GetBytes(i * 2654435761L)) + $"{i:D10}"))];
    private static readonly string[] Ids = [.. Contacts.Select(contact => Partition.NewId("int", contact, DateTimeOffset.UtcNow))];

    public static async Task Run(string name, params (string Key, string Value)[] storage)
    {
        var folder = Directory.CreateTempSubdirectory("triagebot-console-");
        var layout = new Layout(folder.FullName);
        var source = Layout.Find().Root;
        var settings = HostSettings.Read(layout, "Development", new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Dialogs:Path"] = Path.Combine(source, "dialogs"),
            ["Locales:Path"] = Path.Combine(source, "locales"),
        }).AddInMemoryCollection(storage.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build());
        await using (var app = await Server.Build(settings, ContentFiles.Load(layout, settings.Content, []), TimeProvider.System, CancellationToken.None))
        {
            await Fill(app.Services.GetRequiredService<IStore>(), app.Services.GetRequiredService<ISealer>());
            await app.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            await SignIn(client, await app.Services.GetRequiredService<Invitations>().Invite("rosa", Role.Administrator, "benchmark", CancellationToken.None));
            foreach (var (page, address) in new (string, Func<int, string>)[] { ("queue", _ => "/console"), ("closed", _ => "/console?whose=closed"), ("intake", i => $"/console/intakes/{Ids[i * 397]}") })
            {
                await Time(client, address);
                var (p50, p95) = await Time(client, address);
                System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {page} | {p50:F0} | {p95:F0} |"));
            }

            await Report(name, client, app.Services);
        }

        folder.Delete(recursive: true);
    }

    // The first look begins the count; what others wait for meanwhile is looked at too.
    private static async Task Report(string name, HttpClient client, IServiceProvider services)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, services.GetRequiredService<ReportReader>().Zone).DateTime);
        var watch = Stopwatch.StartNew();
        var count = services.GetRequiredService<ReportShelf>().Of(Period.Read(null, null, today).Period);
        var (p50, p95) = await Time(client, _ => "/console/reports");
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | reports, being counted {(count.IsCompleted ? "at first" : "throughout")} | {p50:F0} | {p95:F0} |"));
        await count;
        var counted = watch.Elapsed.TotalSeconds;
        (p50, p95) = await Time(client, _ => "/console/reports");
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | reports, counted in {counted:F1} s | {p50:F0} | {p95:F0} |"));
    }

    private static async Task Fill(IStore store, ISealer sealer)
    {
        foreach (var chunk in Enumerable.Range(0, Intakes).Chunk(AtOnce))
        {
            await Task.WhenAll(chunk.Select(i => store.Commit(new TurnCommit { Contact = Contacts[i], Expected = 0, At = DateTimeOffset.UtcNow, Intake = Row(i, sealer), Audit = Trail(i) }, CancellationToken.None)));
            await Task.WhenAll(chunk.Where(i => i < Closed).Select(i => store.SaveCaseFile(new CaseFileRow(Ids[i], 0, sealer.Seal("{\"Notes\":[]}"u8, "case-file"), 1), CancellationToken.None)));
        }
    }

    private static IntakeRow Row(int i, ISealer sealer)
    {
        var level = (Level)(i % 4);
        var intake = new IntakeData
        {
            IntakeId = Ids[i],
            Reference = $"K7-{i}",
            Revision = 1,
            Language = new LanguageData("es", Languages[i % Languages.Length], "detected", true),
            Urgency = new UrgencyData(level.Id(), 50, [new ReasonData("made-up", level.Id(), "A reason as long as reasons usually are, with a date", ["court_date"], null)]),
            PracticeAreas = [i % 3 == 0 ? "work" : "immigration"],
            ProblemCodes = [new ProblemCode("LSC", "81"), new ProblemCode("LIST", "IM-02-00-00-00")],
            Contact = new ContactData { Address = $"+1555{i:D7}", Name = "Ana", SafeToText = true, Place = $"{60600 + (i % 40 * 100)}" },
            Consent = new ConsentData("v3", "es", "1", "2026-11-22T14:58:11Z"),
            Answers = [.. Enumerable.Range(0, 14).Select(answer => new AnswerData($"question_{answer}", "What happened, in staff's words?", "yes", "sí, desde el lunes pasado", "es", "yes, since last Monday", "azure"))],
        };
        return new IntakeRow(Ids[i], Contacts[i], 1, level, 50, DateTimeOffset.UtcNow, sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(intake, JsonSerializerOptions.Web), "intake"));
    }

    // As many entries as an intake has that goes the usual way.
    private static ImmutableArray<AuditEntry> Trail(int i)
    {
        var now = DateTimeOffset.UtcNow;
        return
        [
            new(now, "person", "conversation-began", Ids[i], "es"), new(now, "person", "intake.flagged", Ids[i], "revision 1, same-day, 4 segments"), new(now, "system", "page", Ids[i], "roster:rosa"),
            new(now, "person", "intake.completed", Ids[i], "revision 2, same-day, 22 segments"), new(now, "usr_rosa", "intake-read", Ids[i]), new(now, "usr_rosa", "case-taken", Ids[i]),
            new(now, "usr_rosa", "case-closed", Ids[i], "advice given"),
        ];
    }

    private static async Task SignIn(HttpClient client, string link)
    {
        var page = await client.GetStringAsync(new Uri(link, UriKind.Relative));
        using var form = new FormUrlEncodedContent([new("password", Password), new("again", Password), new("__RequestVerificationToken", Token().Match(page).Groups["token"].Value)]);
        using var answer = await client.PostAsync(new Uri(link, UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Milliseconds, one reader.</summary>
    private static async Task<(double P50, double P95)> Time(HttpClient client, Func<int, string> address)
    {
        var times = new double[Measured];
        for (var i = 0; i < Measured; i++)
        {
            var watch = Stopwatch.StartNew();
            var page = await client.GetStringAsync(new Uri(address(i), UriKind.Relative));
            times[i] = watch.Elapsed.TotalMilliseconds;
            if (!page.Contains("Sign out", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{address(i)} is not the page that was asked for");
            }
        }

        Array.Sort(times);
        return (times[Measured / 2], times[Measured * 95 / 100]);
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
