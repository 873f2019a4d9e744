using System.CommandLine;
using TriageBot.Channels.Twilio;
using TriageBot.Sheets;
using TriageBot.Translation;

namespace TriageBot.Commands;

/// <summary>The verbs below <c>locales</c>.</summary>
internal static class LocalesVerbs
{
    public static Command Of(Workplace workplace)
    {
        var verbs = new LocalesCommand(workplace, System.Console.Out);
        var status = new Command("status", "How far each language is, and who vouches for it.");
        var price = new Option<decimal>("--price") { Description = "Dollars for one outbound segment.", DefaultValueFactory = _ => ListPrice.Segment };
        status.Add(price);
        status.SetAction(parsed => verbs.Status(parsed.GetValue(price)));
        var tag = Tag();
        var keys = new Argument<string[]>("key") { Arity = ArgumentArity.ZeroOrMore, Description = "Texts whose translation has been corrected." };
        var stamp = new Command("stamp", "Note which English texts the translations were made from.") { tag, keys };
        stamp.SetAction(parsed => verbs.Stamp(parsed.GetValue(tag)!, parsed.GetValue(keys) ?? []));
        var train = new Command("train", "Learn to hear languages and danger from the examples of all locales.");
        train.SetAction(_ => verbs.Train());
        var sheets = new SheetCommand(workplace, TimeProvider.System, System.Console.Out);
        return new Command("locales", "Translations.") { status, stamp, train, Export(sheets), Import(sheets), Draft(workplace) };
    }

    private static Command Export(SheetCommand sheets)
    {
        var tag = Tag();
        var format = Format();
        format.DefaultValueFactory = _ => SheetFormats.All[0].Name;
        var file = new Option<string?>("--output") { Description = "File to write; without it, TAG.csv and the like." };
        var earlier = new Option<string?>("--earlier") { Description = "A sheet exported before: shows the old English of stale texts." };
        var command = new Command("export", "Write a sheet for translators: every text with its English.") { tag, format, file, earlier };
        command.SetAction(parsed => sheets.Export(parsed.GetValue(tag)!, SheetFormats.Named(parsed.GetValue(format)!)!, parsed.GetValue(file), parsed.GetValue(earlier)));
        return command;
    }

    private static Command Import(SheetCommand sheets)
    {
        var tag = Tag();
        var file = new Argument<string>("file") { Description = "The sheet that came back." };
        var format = Format();
        var command = new Command("import", "Take a sheet back in, or say all that is wrong with it and change nothing.") { tag, file, format };
        command.SetAction(parsed => sheets.Import(parsed.GetValue(tag)!, parsed.GetValue(file)!, parsed.GetValue(format) is { } name ? SheetFormats.Named(name) : null));
        return command;
    }

    private static Command Draft(Workplace workplace)
    {
        var tag = Tag();
        var command = new Command("draft", "Fill what is missing through the translator of the settings; nobody vouches for it yet.") { tag };
        command.SetAction(async (parsed, cancel) =>
        {
            var problems = workplace.Translation.Problems(production: false).ToList();
            problems.ForEach(System.Console.Error.WriteLine);
            if (problems.Count > 0)
            {
                return 1;
            }

            await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddTranslation(workplace.Translation).BuildServiceProvider();
            return await new DraftCommand(workplace, TimeProvider.System, services.GetService<ITranslator>(), System.Console.Out).Run(parsed.GetValue(tag)!, cancel);
        });
        return command;
    }

    private static Argument<string> Tag() => new("tag") { Description = "BCP 47 tag." };

    private static Option<string> Format()
    {
        var format = new Option<string>("--format") { Description = "csv, xliff or po." };
        format.AcceptOnlyFromAmong([.. SheetFormats.All.Select(known => known.Name)]);
        return format;
    }
}
