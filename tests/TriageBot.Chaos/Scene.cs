using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using TriageBot.Chaos.Cases;
using TriageBot.Chaos.Logs;
using TriageBot.Chaos.Monkeys;
using TriageBot.Chaos.People;
using TriageBot.Chaos.Stores;
using TriageBot.Chaos.Twilio;
using TriageBot.Chaos.World;

namespace TriageBot.Chaos;

/// <summary>One world: hosts and their store, Twilio, the case system, people and staff.</summary>
internal sealed partial class Scene : IAsyncDisposable
{
    private readonly Plan _plan;
    private readonly IStoreWorld _store;
    private readonly int _twilioPort = Ports.Free();
    private readonly int _casePort = Ports.Free();
    private readonly Dice[] _dice;
    private readonly WebApplication _rest;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _staff;

    private Scene(Plan plan, IStoreWorld store, string log)
    {
        (_plan, _store) = (plan, store);
        _dice = [new(plan.Seed, "sending"), new(plan.Seed, "bringing"), new(plan.Seed, "cases"), new(plan.Seed, "ports")];
        Log = new RunLog(Path.Combine(plan.Folder, log));
        Phones = new Phones(Log);
        var inbox = new Inbox(Log, Phones);
        Fleet = new Fleet(plan.Dll, plan.Folder, SettingsOf, _dice[3], Log, plan.Clocks is not ClockSteps.None);
        Carrier = new WebhookSide(_dice[1], Fleet, Phones, inbox, Log);
        Receiver = new CaseReceiver(_casePort, _dice[2], Log);
        _rest = Web.Build(_twilioPort, new RestSide(_dice[0], Phones, inbox, Log).Map);
        _staff = Task.Run(() => new StaffMember(Carrier, Phones).Watch(_end.Token));
    }

    public RunLog Log { get; }

    public Phones Phones { get; }

    public Fleet Fleet { get; }

    public WebhookSide Carrier { get; }

    public CaseReceiver Receiver { get; }

    /// <param name="hosts">As many as the store is for when nothing is said.</param>
    public static async Task<Scene> Open(Plan plan, IStoreWorld store, string log, bool calm, int? hosts = null)
    {
        var scene = new Scene(plan, store, log);
        if (calm)
        {
            scene.Calm();
        }

        await scene._rest.StartAsync();
        await scene.Receiver.Open();
        await scene.Fleet.Start(hosts ?? store.Hosts);
        return scene;
    }

    public void Calm() => Array.ForEach(_dice, dice => dice.Calm());

    /// <summary>Waits until nothing waits in the outbox any more; dead letters are put back, as staff would. False when it takes too long.</summary>
    public async Task<bool> Rest(TimeSpan patience)
    {
        await Carrier.Settled();
        using var end = new CancellationTokenSource(patience);
        while (!end.IsCancellationRequested)
        {
            var listed = await Verb.Run(_plan.Dll, ["outbox", "list"], SettingsOf("cli", -1));
            var counted = Counted().Match(listed);
            if (counted is { Success: true } && Number(counted, "dead") + Number(counted, "waiting") - Errands(listed) == 0)
            {
                return true;
            }

            if (counted.Success && Number(counted, "dead") > 0)
            {
                await Verb.Run(_plan.Dll, ["outbox", "replay"], SettingsOf("cli", -1));
            }

            await Task.Delay(1500);
        }

        return false;
    }

    // What Twilio is to delete waits on purpose until nothing is being sent any more.
    private static int Errands(string listed) =>
        listed.Split('\n').Count(line => line.StartsWith("waiting", StringComparison.Ordinal) && line.Contains("  Errand  ", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _staff;
        await Fleet.DisposeAsync();
        await Receiver.DisposeAsync();
        await _rest.DisposeAsync();
        Carrier.Dispose();
        Log.Dispose();
        _end.Dispose();
    }

    // Some answer by REST, so that sending is tried as often as answering.
    private IEnumerable<string> SettingsOf(string host, int machine) =>
    [
        .. Settings.Of(host, _twilioPort, _casePort, _plan.Clocks is not ClockSteps.None),
        .. _store.Settings,
        $"--Storage:SpoolPath={Path.Combine(_plan.Folder, $"spool-{machine}")}",
        $"--Twilio:ReplyWith={(_dice[3].Chance(0.35) ? "Rest" : "TwiML")}",
    ];

    private static int Number(Match counted, string name) => int.Parse(counted.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<dead>[0-9]+)( or more)? dead, (?<waiting>[0-9]+)( or more)? waiting", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counted();
}
