using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;

namespace TriageBot.Engine.Texts;

/// <summary>The menu of languages, each in its own script.</summary>
internal static class Languages
{
    /// <summary>Shows those that the menu leaves out.</summary>
    public const string More = "0";

    /// <summary>Nobody who reads any of them needs a word for it.</summary>
    public const string MoreName = "🌐 …";

    private const int LongestName = 60;

    /// <summary>Two segments' worth: each name in its own script makes a text dear.</summary>
    private const int MostShown = 8;

    /// <summary>"Hello / Hola", in the languages of the short menu.</summary>
    public static string Greetings(Jurisdiction place) =>
        string.Join(" / ", place.Offered.Take(MostShown).Select(locale => locale.Common["menu.greeting"].Text));

    /// <summary>The first languages with their numbers, and how to see the others.</summary>
    public static string Menu(Jurisdiction place) => Lines(Short(place));

    /// <summary>All languages that the short menu leaves out, those we do not write last, under the numbers they always have.</summary>
    public static string Rest(Jurisdiction place) => Lines(All(place).Skip(Math.Min(MostShown, place.Offered.Length)));

    /// <summary>Numbers and names of the short menu.</summary>
    public static IEnumerable<(string Number, string Name)> Short(Jurisdiction place) =>
        HasMore(place) ? All(place).Take(Math.Min(MostShown, place.Offered.Length)).Append((More, MoreName)) : All(place);

    public static bool AsksForMore(Jurisdiction place, string text) => HasMore(place) && text.AsSpan().Trim() is More;

    /// <summary>The language we do not write whose number the whole text is, or null.</summary>
    public static Relay? Relayed(Jurisdiction place, string text) =>
        Tokens.Of(text) is [{ IsNumber: true } token] && int.TryParse(token.Text, CultureInfo.InvariantCulture, out var number)
            ? place.Relays.ElementAtOrDefault(number - place.Offered.Length - 1)
            : null;

    private static bool HasMore(Jurisdiction place) => place.Offered.Length > MostShown || !place.Relays.IsEmpty;

    private static IEnumerable<(string Number, string Name)> All(Jurisdiction place) =>
        place.Offered.Select(locale => locale.NativeName).Concat(place.Relays.Select(relay => relay.NativeName))
            .Select((name, index) => ((index + 1).ToString(CultureInfo.InvariantCulture), name));

    private static string Lines(IEnumerable<(string Number, string Name)> entries) => string.Join('\n', entries.Select(entry => $"{entry.Number} {entry.Name}"));

    /// <summary>The tag of the locale whose name the whole text is ("español", "ingles"), or null.</summary>
    public static string? Named(Jurisdiction place, string text)
    {
        // Comparing as a culture does is slow, and nearly all answers are menu numbers or stories.
        var name = text.AsSpan().Trim(" .!?\"");
        return name.IsEmpty || name.Length > LongestName || char.IsAsciiDigit(name[0]) ? null : place.LanguageNames.GetValueOrDefault(name.ToString());
    }

    /// <summary>Tags by every name, whatever its case and accents; the first in the menu has a name that two share.</summary>
    public static Dictionary<string, string> Names(ImmutableArray<Locale> offered)
    {
        var names = new Dictionary<string, string>(StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace));
        foreach (var locale in offered)
        {
            foreach (var name in locale.Words.TryGetValue("language_names", out var list) ? list.Entries.Append(locale.NativeName) : [locale.NativeName])
            {
                names.TryAdd(name, locale.Tag);
            }
        }

        return names;
    }
}
