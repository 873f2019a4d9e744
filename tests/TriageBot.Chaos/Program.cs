using System.CommandLine;
using TriageBot.Chaos;
using TriageBot.Chaos.Monkeys;
using TriageBot.Chaos.Overload;

var store = new Option<string>("--store") { Description = "sqlite, redis, cluster or all.", DefaultValueFactory = _ => "sqlite" };
store.AcceptOnlyFromAmong("sqlite", "redis", "cluster", "all");
var kills = new Option<int>("--kills") { Description = "SIGKILLs a store.", DefaultValueFactory = _ => 20 };
var contacts = new Option<int>("--contacts") { Description = "People who text at the same time.", DefaultValueFactory = _ => 50 };
var seed = new Option<int>("--seed") { Description = "Of all dice.", DefaultValueFactory = _ => 1 };
var minutes = new Option<double>("--minutes") { Description = "The monkey's longest time a store.", DefaultValueFactory = _ => 20 };
var talk = new Option<double>("--talk") { Description = "Leave out conversations that take longer than so many seconds.", DefaultValueFactory = _ => 90 };
var host = new Option<string?>("--host") { Description = "A built TriageBot.dll; without one it is built now." };
var keep = new Option<bool>("--keep") { Description = "Keep the logs of a run without failures too." };
var clocks = new Option<string>("--clocks") { Description = "Put hosts' clocks off by up to minutes or hours, or none.", DefaultValueFactory = _ => ClockSteps.None };
clocks.AcceptOnlyFromAmong(ClockSteps.None, ClockSteps.Minutes, ClockSteps.Hours);
var command = new RootCommand("Breaks TriageBot in every way it can while people text, and judges what came of it.") { store, kills, contacts, seed, minutes, talk, host, keep, clocks };
command.SetAction(async parsed =>
{
    var root = Repository.Root();
    var plan = new Plan(
        parsed.GetValue(store)!,
        parsed.GetValue(kills),
        parsed.GetValue(contacts),
        parsed.GetValue(seed),
        TimeSpan.FromMinutes(parsed.GetValue(minutes)),
        TimeSpan.FromSeconds(parsed.GetValue(talk)),
        root,
        await Host(parsed, root),
        Folder(),
        parsed.GetValue(keep),
        parsed.GetValue(clocks)!);
    return await ChaosRun.Run(plan);
});
var folder = new Argument<string>("folder") { Description = "Of a run that was kept or failed." };
var judge = new Command("judge", "Judge the logs of an earlier run again.") { folder };
judge.SetAction(parsed => ChaosRun.JudgeAgain(new Plan("all", 0, 0, 0, TimeSpan.Zero, TimeSpan.Zero, Repository.Root(), "", parsed.GetValue(folder)!, Keep: true)));
command.Add(judge);
var seconds = new Option<double>("--seconds") { Description = "How long more is offered than the host can take.", DefaultValueFactory = _ => 10 };
var one = new Option<string>("--store") { Description = "sqlite or redis.", DefaultValueFactory = _ => "sqlite" };
one.AcceptOnlyFromAmong("sqlite", "redis");
var overload = new Command("overload", "Offer one host three times what it can take.") { one, seconds, seed, host, keep };
overload.SetAction(async parsed =>
{
    var root = Repository.Root();
    var plan = new Plan(parsed.GetValue(one)!, 0, 0, parsed.GetValue(seed), TimeSpan.Zero, TimeSpan.Zero, root, await Host(parsed, root), Folder(), parsed.GetValue(keep));
    return await OverloadRun.Run(plan, TimeSpan.FromSeconds(parsed.GetValue(seconds)));
});
command.Add(overload);
return await command.Parse(args).InvokeAsync();

async Task<string> Host(ParseResult parsed, string root) => parsed.GetValue(host) is { } dll ? Path.GetFullPath(dll) : await Repository.Build(root);

string Folder() => Directory.CreateTempSubdirectory("triagebot-chaos-").FullName;
