using TriageBot.CaseQueue;
using TriageBot.Channels.BotFramework;
using TriageBot.Console.Accounts;
using TriageBot.Doctor;
using TriageBot.Engine.Checking;
using TriageBot.Hosting;
using TriageBot.Outbox;
using TriageBot.Privacy;
using TriageBot.Publishing;
using TriageBot.Settings;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Commands;

/// <summary>Verbs that work on the store beside a running server: the same settings, the same secrets, no open port.</summary>
internal sealed class Administration(Layout layout, string environment, IConfiguration configuration, TimeProvider clock, TextWriter output, TextWriter error)
{
    private const string NothingKept = "Nothing is kept of this address. Write it as the channel gives it, such as +15551234567.";

    /// <summary>Channels that an address as an intake names it may be of.</summary>
    private static readonly string[] Channels = ["sms", "whatsapp", "web", .. BotRoute.ChannelNames];

    /// <param name="languages">Tags with commas between; null keeps those that the account has.</param>
    public Task<int> AddUser(string name, Role? role, string? languages, bool resetSecondFactor, CancellationToken cancel) =>
        With(services => services.GetRequiredService<AccountDesk>().Add(name, role, resetSecondFactor, output, error, cancel, languages), cancel);

    public Task<int> ListUsers(CancellationToken cancel) => With(services => services.GetRequiredService<AccountDesk>().List(output, cancel), cancel);

    public Task<int> DisableUser(string name, CancellationToken cancel) => With(services => services.GetRequiredService<AccountDesk>().Disable(name, output, error, cancel), cancel);

    public Task<int> ListOutbox(CancellationToken cancel) => With(async services =>
    {
        await services.GetRequiredService<OutboxDesk>().List(output, cancel);
        return true;
    }, cancel);

    public Task<int> ReplayOutbox(string? id, CancellationToken cancel) =>
        With(services => services.GetRequiredService<OutboxDesk>().Replay(id, output, cancel), cancel);

    /// <param name="to">Null: where the settings say.</param>
    public Task<int> ExportContent(DirectoryInfo? to, CancellationToken cancel) => With(async services =>
    {
        await services.GetRequiredService<KeptList<Publication>>().Look(cancel);
        return await services.GetRequiredService<ContentFolder>().Export(to?.FullName, output, error, cancel);
    }, cancel);

    public Task<int> ImportContent(CancellationToken cancel) => With(async services =>
    {
        await services.GetRequiredService<KeptList<Publication>>().Look(cancel);
        var refused = await services.GetRequiredService<ContentFolder>().Bring(new Editor("cli", "the command line"), cancel);
        await output.WriteLineAsync(refused ?? "It is in the draft. Somebody looks it over and publishes it in the console.");
        return true;
    }, cancel);

    public Task<int> TestWebhook(CancellationToken cancel) => With(async services =>
    {
        if (services.GetService<WebhookTest>() is { } test)
        {
            return await test.Run(output, cancel);
        }

        await error.WriteLineAsync("CaseQueue:Url and CaseQueue:Secret are not both set: there is nowhere to send a test event.");
        return false;
    }, cancel);

    /// <summary>Says of each thing that a working hotline needs whether it is there. Nothing is changed.</summary>
    /// <param name="send">Also sends one test event to the case queue.</param>
    public async Task<int> Doctor(bool send, CancellationToken cancel)
    {
        var settings = HostSettings.Read(layout, environment, configuration);
        var findings = new List<Finding>();
        ContentFiles.Load(layout, settings.Content, findings);
        return await new Examination(settings, findings, clock).Run(output, send ? SendTest : null, cancel);
    }

    private async Task<Diagnosis> SendTest(CancellationToken cancel)
    {
        using var said = new StringWriter();
        var accepted = await new Administration(layout, environment, configuration, clock, said, said).TestWebhook(cancel) == 0;
        return accepted ? Diagnosis.Ok("case queue: took a test event.") : Diagnosis.Problem("case queue: the test event was not taken.", said.ToString().ReplaceLineEndings(" ").Trim());
    }

    public Task<int> VerifyAudit(FileInfo? heads, CancellationToken cancel) =>
        With(services => new AuditCommand(services.GetRequiredService<AuditProof>(), output, error).Verify(heads, cancel), cancel);

    public Task<int> RotateKeys(CancellationToken cancel) => With(async services =>
    {
        var sealer = services.GetRequiredService<ISealer>();
        var changed = await services.GetRequiredService<IRecordStore>().Reseal(sealer.Reseal, cancel);
        await output.WriteLineAsync($"{changed} values sealed anew with the newest key. Older keys may go once every host has the new one and backups made with them are no longer needed.");
        return true;
    }, cancel);

    /// <summary>Erases what is kept of an address on every channel, and leaves a receipt.</summary>
    public Task<int> Erase(string address, CancellationToken cancel) => With(async services =>
    {
        var turns = services.GetRequiredService<ITurns>();
        var (holds, lookup) = (services.GetRequiredService<LegalHolds>(), services.GetRequiredService<ILookup>());
        var erased = 0;
        foreach (var channel in Channels)
        {
            if (await holds.Covers(lookup.Contact(channel, address), cancel))
            {
                await error.WriteLineAsync($"{channel}: on legal hold, not erased. Lift the hold first.");
                return false;
            }

            if (await turns.Erase(channel, address, cancel) is not { } intake)
            {
                continue;
            }

            erased++;
            await output.WriteLineAsync($"{channel}: erased. Receipt: {intake}, in the audit trail.");
        }

        if (erased == 0)
        {
            await error.WriteLineAsync(NothingKept);
        }

        return erased > 0;
    }, cancel);

    /// <summary>Places or lifts a legal hold on what is kept of an address on every channel.</summary>
    public Task<int> Hold(string address, bool place, CancellationToken cancel) => With(async services =>
    {
        var (holds, turns) = (services.GetRequiredService<LegalHolds>(), services.GetRequiredService<ITurnStore>());
        var (lookup, sealer) = (services.GetRequiredService<ILookup>(), services.GetRequiredService<ISealer>());
        var kept = 0;
        foreach (var channel in Channels)
        {
            var contact = lookup.Contact(channel, address);
            if ((await turns.Load(contact, null, cancel)).Conversation is not { } conversation)
            {
                continue;
            }

            kept++;
            var intake = KeptConversation.Open(conversation, sealer).Conversation.IntakeId;
            var changed = place ? await holds.Place(contact, intake, cancel) : await holds.Lift(contact, intake, cancel);
            await output.WriteLineAsync($"{channel}: {(changed ? "" : "already ")}{(place ? "on hold" : "not on hold")}");
        }

        if (kept == 0)
        {
            await error.WriteLineAsync(NothingKept);
        }

        return kept > 0;
    }, cancel);

    private async Task<int> With(Func<IServiceProvider, Task<bool>> act, CancellationToken cancel)
    {
        var settings = HostSettings.Read(layout, environment, configuration);
        var findings = new List<Finding>();
        var library = ContentFiles.Load(layout, settings.Content, findings);
        var problems = settings.Problems().Concat(findings.Where(finding => finding.Severity is Severity.Error).Select(CheckCommand.Line)).ToList();
        foreach (var problem in problems)
        {
            await error.WriteLineAsync(problem);
        }

        if (problems.Count > 0)
        {
            return 1;
        }

        try
        {
            await using var app = await Server.Build(settings, library, clock, cancel);
            return await act(app.Services) ? 0 : 1;
        }
        catch (StoreUnavailableException unavailable)
        {
            await error.WriteLineAsync(unavailable.Message);
            return 1;
        }
    }
}
