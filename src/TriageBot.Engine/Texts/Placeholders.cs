using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Texts;

/// <summary>What stands for the placeholders that every text may use: the hotline's name and its numbers.</summary>
public static class Placeholders
{
    /// <summary>As the people of one dialog read them.</summary>
    /// <param name="hotline">Its name where the dialog says none.</param>
    public static Dictionary<string, string> Of(Library library, Dialog dialog, string hotline) =>
        library.PhonesOf(dialog.Id).Select(Named).Append(KeyValuePair.Create(RequiredTexts.Hotline, dialog.Pack.Hotline ?? hotline)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Of all dialogs the longest: what fits with them fits everywhere.</summary>
    public static Dictionary<string, string> Longest(Library library, string hotline) => library.Phones.Select(Named)
        .Concat(library.Dialogs.Values.Select(dialog => KeyValuePair.Create(RequiredTexts.Hotline, dialog.Pack.Hotline ?? hotline)).DefaultIfEmpty(KeyValuePair.Create(RequiredTexts.Hotline, hotline)))
        .GroupBy(one => one.Key, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.MaxBy(one => one.Value.Length).Value, StringComparer.Ordinal);

    private static KeyValuePair<string, string> Named(Phone phone) => KeyValuePair.Create("phone." + phone.Id, phone.Number);
}
