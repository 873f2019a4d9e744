using System.CommandLine;
using TriageBot.Hosting;
using TriageBot.Settings;

namespace TriageBot.Commands;

/// <summary>All verbs. Exit 0 fine, 1 findings or failed, 2 usage.</summary>
internal static class CommandLine
{
    private const int Usage = 2;

    /// <summary>After a signal to end. Longer than the server takes to drain: the library's own two seconds would cut texts off.</summary>
    private static readonly TimeSpan Patience = Server.Drain + TimeSpan.FromSeconds(10);

    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        var split = Arguments.Split(args);
        var layout = Layout.Find();
        var environment = AppSettings.Environment(layout, split.Settings);
        var settings = AppSettings.Load(layout, environment, split.Settings);
        var workplace = new Workplace(layout, settings);
        var root = new RootCommand("TriageBot answers a hotline number and hands prioritised intakes to clinics.")
        {
            Serve(layout, environment, settings),
            Chat(workplace),
            Read(workplace),
            Check(workplace),
            LocalesVerbs.Of(workplace),
            PacksVerbs.Of(workplace),
            Test(workplace),
        };
        foreach (var verb in AdministrationVerbs.Of(new Administration(layout, environment, settings, TimeProvider.System, System.Console.Out, System.Console.Error)))
        {
            root.Add(verb);
        }

        root.SetAction((_, cancel) => ServeCommand.Run(layout, environment, settings, cancel));
        var parsed = root.Parse([.. split.Verb]);
        foreach (var error in parsed.Errors)
        {
            await System.Console.Error.WriteLineAsync(error.Message);
        }

        return parsed.Errors.Count > 0 ? Usage : await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Patience });
    }

    private static Command Serve(Layout layout, string environment, IConfiguration settings)
    {
        var command = new Command("serve", "Answer the hotline. The default.");
        command.SetAction((_, cancel) => ServeCommand.Run(layout, environment, settings, cancel));
        return command;
    }

    private static Command Chat(Workplace workplace)
    {
        var json = new Option<bool>("--json") { Description = "One JSON line out for each line in." };
        var dialog = new Option<string?>("--dialog") { Description = "Dialog id." };
        var locale = new Option<string?>("--locale") { Description = "BCP 47 tag to begin in." };
        var now = new Option<string?>("--now") { Description = "Pretend that it is this moment (ISO 8601)." };
        var channel = new Option<string>("--channel") { Description = "sms, whatsapp or web.", DefaultValueFactory = _ => "sms" };
        channel.AcceptOnlyFromAmong("sms", "whatsapp", "web");
        var command = new Command("chat", "Talk to the bot in the terminal; nothing is sent anywhere.") { json, dialog, locale, now, channel };
        command.SetAction(parsed =>
        {
            if (workplace.Engine(System.Console.Error) is not { } engine)
            {
                return 1;
            }

            var id = parsed.GetValue(dialog) ?? workplace.Content.DefaultDialog;
            if (!ChatCommand.TryTime(parsed.GetValue(now), TimeProvider.System, out var at))
            {
                return Misused($"--now '{parsed.GetValue(now)}' is no time; write it like 2026-11-22T15:00:00Z.");
            }

            if (!engine.Content.Publishes(id))
            {
                return Misused($"There is no dialog '{id}'. Write one of: {string.Join(", ", engine.Content.Dialogs.Select(dialog => dialog.Id))}.");
            }

            return parsed.GetValue(locale) is { } tag && !engine.Content.Of(id).Offers(tag)
                ? Misused($"There is no locale '{tag}' on offer.")
                : new ChatCommand(engine, System.Console.In, System.Console.Out).Run(id, parsed.GetValue(locale), at, parsed.GetValue(channel)!, parsed.GetValue(json));
        });
        return command;
    }

    private static Command Read(Workplace workplace)
    {
        var now = new Option<string?>("--now") { Description = "Pretend that it is this moment (ISO 8601)." };
        var why = new Option<bool>("--why") { Description = "Also say which words decided: the fewest that are read the same by themselves." };
        var command = new Command("read", "Say how the bot reads texts: JSON lines in, JSON lines out.") { now, why };
        command.SetAction(parsed => ReadLines.TryToday(parsed.GetValue(now), TimeProvider.System, workplace.Content.TimeZone, out var today)
            ? new ReadLines(workplace.Library([]), today, parsed.GetValue(why)).Run(System.Console.In, System.Console.Out)
            : Misused($"--now '{parsed.GetValue(now)}' is no time; write it like 2026-11-22T15:00:00Z."));
        return command;
    }

    private static Command Check(Workplace workplace)
    {
        var strict = new Option<bool>("--strict") { Description = "Warnings count as errors." };
        var paths = new Argument<string[]>("path") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("check", "Say everything that is wrong with dialogs and locales.") { strict, paths };
        command.SetAction(parsed => new CheckCommand(workplace, TimeProvider.System, System.Console.Out).Run(parsed.GetValue(strict), parsed.GetValue(paths) ?? []));
        return command;
    }

    private static Command Test(Workplace workplace)
    {
        var paths = new Argument<string[]>("path") { Arity = ArgumentArity.ZeroOrMore };
        var update = new Option<bool>("--update") { Description = "Write what an example comes to now in place of what it expected. Read the changes before you commit them." };
        var command = new Command("test", "Replay the example conversations.") { paths, update };
        command.SetAction(parsed => new TestCommand(workplace, System.Console.Out).Run(parsed.GetValue(paths) ?? [], parsed.GetValue(update)));
        return command;
    }

    private static int Misused(string problem)
    {
        System.Console.Error.WriteLine(problem);
        return Usage;
    }
}
