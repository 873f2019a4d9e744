using TriageBot.Console.Accounts;
using TriageBot.Engine.Checking;
using TriageBot.Hosting;
using TriageBot.Settings;
using TriageBot.Stores;

namespace TriageBot.Commands;

/// <summary>Answers the hotline until it is told to stop.</summary>
internal static class ServeCommand
{
    public static async Task<int> Run(Layout layout, string environment, IConfiguration configuration, CancellationToken cancel)
    {
        var settings = HostSettings.Read(layout, environment, configuration);
        var findings = new List<Finding>();
        var library = ContentFiles.Load(layout, settings.Content, findings);
        findings.AddRange(CheckCommand.Of(library, settings.Content, TimeProvider.System).Essential());
        var problems = settings.Problems()
            .Concat(findings.Where(finding => finding.Severity is Severity.Error && library.IsRead(finding.File, settings.Content.RequireReviewed)).Select(CheckCommand.Line))
            .Concat(ContentProblems(settings, library)).ToList();
        if (problems.Count > 0)
        {
            await System.Console.Error.WriteLineAsync("TriageBot does not start:");
            foreach (var problem in problems)
            {
                await System.Console.Error.WriteLineAsync("  " + problem);
            }

            return 1;
        }

        try
        {
            await using var app = await Server.Build(settings, library, TimeProvider.System, cancel);
            foreach (var warning in settings.Warnings())
            {
                app.Logger.LogWarning("{Warning}", warning);
            }

            await app.StartAsync(cancel);
            await Welcome(app, settings, cancel);
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (StoreUnavailableException unavailable)
        {
            await System.Console.Error.WriteLineAsync("TriageBot does not start:\n  " + unavailable.Message);
            return 1;
        }
    }

    // A newcomer has no account yet. Production's are made with "users add".
    private static async Task Welcome(WebApplication app, HostSettings settings, CancellationToken cancel)
    {
        if (!settings.Production && await app.Services.GetRequiredService<FirstAccount>().Link(cancel) is { } path)
        {
            app.Logger.LogInformation("The console, for its first administrator, once: {Link}", app.Urls.First() + path);
        }
    }

    private static IEnumerable<string> ContentProblems(HostSettings settings, Engine.Dialogs.Library library)
    {
        if (!library.Dialogs.ContainsKey(settings.Content.DefaultDialog))
        {
            yield return $"Dialogs:Default is '{settings.Content.DefaultDialog}', and there is no such dialog below {settings.Content.DialogsPath}.";
        }

        var offered = library.Locales.Values.Where(locale => locale.Review.IsOffered(settings.Content.RequireReviewed)).Select(locale => locale.Tag).ToList();
        if (offered.Count == 0)
        {
            yield return "No locale has been reviewed by a named person (locales/<tag>/locale.yaml, review). Have one reviewed, or set Locales:RequireReviewed to false and answer for it.";
        }

        foreach (var dialog in library.Dialogs.Values.Where(dialog => offered.Count > 0 && !offered.Exists(dialog.Pack.Offers)))
        {
            yield return $"None of the languages of the pack '{dialog.Id}' has been reviewed by a named person. Have one reviewed, add one that is to 'locales' in its dialog.yaml, or take the pack out.";
        }
    }
}
