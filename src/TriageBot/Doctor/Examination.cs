using TriageBot.Engine.Checking;
using TriageBot.Hosting;

namespace TriageBot.Doctor;

/// <summary>All that <c>doctor</c> looks at, in the order in which it is put right.</summary>
/// <param name="content">What was found on loading dialogs and locales.</param>
internal sealed class Examination(HostSettings settings, IReadOnlyCollection<Finding> content, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="send">Sends the case queue a test event; null leaves it alone.</param>
    /// <returns>0, or 1 when there is a problem.</returns>
    public async Task<int> Run(TextWriter output, Func<CancellationToken, Task<Diagnosis>>? send, CancellationToken cancel)
    {
        var problems = 0;
        await foreach (var diagnosis in Look(send, cancel))
        {
            problems += diagnosis.Verdict is Verdict.Problem ? 1 : 0;
            await output.WriteLineAsync(diagnosis.ToString());
            await output.FlushAsync(cancel);
        }

        return problems == 0 ? 0 : 1;
    }

    private async IAsyncEnumerable<Diagnosis> Look(Func<CancellationToken, Task<Diagnosis>>? send, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var problems = settings.Problems();
        foreach (var diagnosis in problems.Select(problem => Diagnosis.Problem("settings: " + problem, "See docs/run.md."))
            .Concat(settings.Warnings().Select(warning => Diagnosis.Warning("settings: " + warning, "See docs/run.md."))))
        {
            yield return diagnosis;
        }

        if (problems.Count == 0)
        {
            yield return Diagnosis.Ok("settings: all that the server needs is there.");
        }

        var errors = content.Count(finding => finding.Severity is Severity.Error);
        yield return errors == 0 ? Diagnosis.Ok("dialogs and locales: load.") : Diagnosis.Problem($"dialogs and locales: {errors} errors.", "The verb check names each.");
        foreach (var diagnosis in await Twilio(cancel))
        {
            yield return diagnosis;
        }

        foreach (var diagnosis in await BotFramework(cancel))
        {
            yield return diagnosis;
        }

        foreach (var diagnosis in await new TranslationCheck(settings.Translation, time).Look(cancel))
        {
            yield return diagnosis;
        }

        // Without keys there is no store to open.
        if (!settings.Privacy.Problems(settings.Production, _ => false).Any() && !settings.Storage.Problems().Any())
        {
            foreach (var diagnosis in await new StoreCheck(settings.Storage, settings.Privacy, time).Look(cancel))
            {
                yield return diagnosis;
            }
        }

        yield return await CaseQueue(send, cancel);
    }

    private async Task<IReadOnlyList<Diagnosis>> Twilio(CancellationToken cancel)
    {
        if (!settings.Twilio.IsOn || settings.Twilio.Problems().Any())
        {
            return settings.Twilio.IsOn ? [] : [Diagnosis.Warning("Twilio: not set up.", "See docs/connect-twilio.md.")];
        }

        // A redirect would hide where the address really leads.
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
        return [.. await new PublicAddress(settings.Twilio, client).Look(cancel), .. await new SenderCheck(settings.Twilio, client).Look(cancel)];
    }

    private async Task<IReadOnlyList<Diagnosis>> BotFramework(CancellationToken cancel)
    {
        if (!settings.BotFramework.IsOn || settings.BotFramework.Problems(settings.Production).Any())
        {
            return settings.BotFramework.IsOn ? [] : [Diagnosis.Ok("Bot Framework: not set up; only Teams and web chats need it.")];
        }

        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
        return await new BotCheck(settings.BotFramework, settings.Twilio.PublicOrigin, client, time).Look(cancel);
    }

    private async Task<Diagnosis> CaseQueue(Func<CancellationToken, Task<Diagnosis>>? send, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(settings.CaseQueue.Url) ? Diagnosis.Warning("case queue: CaseQueue:Url is empty, so intakes stay here.", "See docs/receive-intakes.md.")
        : send is null ? Diagnosis.Ok("case queue: CaseQueue:Url is set; doctor --send tries it with one test event.")
        : await send(cancel);
}
