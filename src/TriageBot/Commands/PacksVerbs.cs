using System.CommandLine;

namespace TriageBot.Commands;

/// <summary>The verbs below <c>packs</c>.</summary>
internal static class PacksVerbs
{
    public static Command Of(Workplace workplace)
    {
        var list = new Command("list", "Each dialog with what chooses it, its languages, and what check finds in it.");
        list.SetAction(_ => new PackList(workplace, TimeProvider.System, System.Console.Out).Run());
        return new Command("packs", "Dialogs for other places.") { New(workplace), list };
    }

    private static Command New(Workplace workplace)
    {
        var id = new Argument<string>("id") { Description = "Small letters, digits and dashes, such as oregon." };
        var from = new Option<string?>("--from") { Description = "The dialog to begin with; without it, Dialogs:Default." };
        var name = new Option<string?>("--name") { Description = "What staff call it, such as Oregon." };
        var zone = new Option<string?>("--zone") { Description = "Its time zone by IANA name; without it, Hotline:TimeZone." };
        var locales = new Option<string?>("--locales") { Description = "Tags of the languages it offers, such as en,es; without it, those of the dialog it begins with." };
        var to = new Option<string?>("--to") { Description = "A folder to lay out with all that a server of its own needs; without it, beside the other dialogs." };
        var command = new Command("new", "Lay out a dialog for another place, out of one that is there.") { id, from, name, zone, locales, to };
        command.SetAction(parsed => new PackLayout(workplace, TimeProvider.System, System.Console.Out).Run(new PackOrder(
            parsed.GetValue(id)!,
            parsed.GetValue(from) ?? workplace.Content.DefaultDialog,
            parsed.GetValue(name),
            parsed.GetValue(zone),
            parsed.GetValue(locales) is { } tags ? [.. tags.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)] : [],
            parsed.GetValue(to))));
        return command;
    }
}
