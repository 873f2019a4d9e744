using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;

namespace TriageBot.Console.Translating;

/// <summary>What people have read when a text comes, in their language.</summary>
/// <param name="Says">Which text that is.</param>
internal sealed record Preceding(string Says, string Text)
{
    private const string Ask = "ask";

    /// <summary>Null where nothing is known to come before.</summary>
    public static Preceding? Of(Library library, Locale locale, SheetRow row)
    {
        var name = Path.GetFileNameWithoutExtension(row.File);
        var (id, part) = row.Key.Split('.', 2) is [var first, var second] ? (first, second) : (row.Key, "");
        if (row.Kind is not RowKind.Text || !library.Dialogs.TryGetValue(name, out var dialog) || dialog.Find(id) is null || !locale.Dialogs.TryGetValue(name, out var texts))
        {
            return null;
        }

        var place = dialog.PlaceOf(id);
        var before = part is not Ask ? id : place > 0 ? dialog.Questions[place - 1].Id : "";
        return texts.GetValueOrDefault($"{before}.{Ask}") is { Text.Length: > 0 } text
            ? new Preceding(part is Ask ? "The question that comes before it" : "The question it belongs to", text.Text)
            : null;
    }
}
