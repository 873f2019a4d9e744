using System.Text.RegularExpressions;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Structure;

/// <summary>What a dialog says of its place, and that it has every number that texts of all dialogs name.</summary>
internal static partial class PackChecks
{
    public static IEnumerable<Finding> Run(Library library, Func<Dialog, string> fileOf)
    {
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var dialog in library.Dialogs.Values.OrderBy(dialog => dialog.Id, StringComparer.Ordinal))
        {
            foreach (var finding in Locales(library, dialog, fileOf(dialog)).Concat(Numbers(dialog, fileOf(dialog), taken)).Concat(Phones(library, dialog, fileOf(dialog))))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Locales(Library library, Dialog dialog, string file) =>
        dialog.Pack.Locales.Where(tag => !library.Locales.ContainsKey(tag)).Select(tag => new Finding(
            file, dialog.Pack.LocalesLine, Severity.Error, "pack-locale", $"There is no language '{tag}'.", $"Write tags of folders below locales: {string.Join(", ", library.Locales.Keys.Order(StringComparer.Ordinal))}."));

    private static IEnumerable<Finding> Numbers(Dialog dialog, string file, Dictionary<string, string> taken)
    {
        foreach (var number in dialog.Pack.Numbers)
        {
            if (!Address().IsMatch(number))
            {
                yield return new(file, dialog.Pack.NumbersLine, Severity.Error, "pack-number", $"'{number}' is no address that people write to.", "Write it like \"+15035550100\", or with a channel in front like \"whatsapp:+15035550100\".");
            }
            else if (!taken.TryAdd(number, dialog.Id))
            {
                yield return new(file, dialog.Pack.NumbersLine, Severity.Error, "pack-number", $"'{number}' chooses '{taken[number]}' already.", "Leave it in one of the two.");
            }
        }
    }

    // A number that no dialog has is a slip in the text, and found there.
    private static IEnumerable<Finding> Phones(Library library, Dialog dialog, string file)
    {
        var own = library.PhonesOf(dialog.Id).Select(phone => phone.Id).ToHashSet(StringComparer.Ordinal);
        var known = library.Phones.Select(phone => phone.Id).ToHashSet(StringComparer.Ordinal);
        var named = library.Locales.Values.SelectMany(locale => locale.Common)
            .SelectMany(text => Template.Placeholders(text.Value.Text), (text, name) => (text.Key, Name: name))
            .Where(one => one.Name.StartsWith("phone.", StringComparison.Ordinal)).Select(one => (one.Key, Id: one.Name["phone.".Length..]));
        return named.Where(one => known.Contains(one.Id) && !own.Contains(one.Id)).DistinctBy(one => one.Id, StringComparer.Ordinal).Select(one => new Finding(
            file[..(file.LastIndexOf('/') + 1)] + "resources.yaml", 0, Severity.Error, "phone-unknown", $"Text '{one.Key}' names {{phone.{one.Id}}}, and '{dialog.Id}' has no such number.", $"Add '{one.Id}' to this file."));
    }

    [GeneratedRegex(@"^(?:[a-z]+:\S+|\+[1-9][0-9]{6,14})$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
