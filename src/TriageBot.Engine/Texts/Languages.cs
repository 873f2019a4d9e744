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
    public static string Greetings(Content content) =>
        string.Join(" / ", content.Offered.Take(MostShown).Select(locale => locale.Common["menu.greeting"].Text));

    /// <summary>The first languages with their numbers, and how to see the others.</summary>
    public static string Menu(Content content) => Lines(Short(content));

    /// <summary>All languages that the short menu leaves out, those we do not write last, under the numbers they always have.</summary>
    public static string Rest(Content content) => Lines(All(content).Skip(Math.Min(MostShown, content.Offered.Length)));

    /// <summary>Numbers and names of the short menu.</summary>
    public static IEnumerable<(string Number, string Name)> Short(Content content) =>
        HasMore(content) ? All(content).Take(Math.Min(MostShown, content.Offered.Length)).Append((More, MoreName)) : All(content);

    public static bool AsksForMore(Content content, string text) => HasMore(content) && text.AsSpan().Trim() is More;

    /// <summary>The language we do not write whose number the whole text is, or null.</summary>
    public static Relay? Relayed(Content content, string text) =>
        Tokens.Of(text) is [{ IsNumber: true } token] && int.TryParse(token.Text, CultureInfo.InvariantCulture, out var number)
            ? content.Relays.ElementAtOrDefault(number - content.Offered.Length - 1)
            : null;

    private static bool HasMore(Content content) => content.Offered.Length > MostShown || !content.Relays.IsEmpty;

    private static IEnumerable<(string Number, string Name)> All(Content content) =>
        content.Offered.Select(locale => locale.NativeName).Concat(content.Relays.Select(relay => relay.NativeName))
            .Select((name, place) => ((place + 1).ToString(CultureInfo.InvariantCulture), name));

    private static string Lines(IEnumerable<(string Number, string Name)> entries) => string.Join('\n', entries.Select(entry => $"{entry.Number} {entry.Name}"));

    /// <summary>The tag of the locale whose name the whole text is ("español", "ingles"), or null.</summary>
    public static string? Named(Content content, string text)
    {
        // Comparing as a culture does is slow, and nearly all answers are menu numbers or stories.
        var name = text.AsSpan().Trim(" .!?\"");
        return name.IsEmpty || name.Length > LongestName || char.IsAsciiDigit(name[0]) ? null : content.LanguageNames.GetValueOrDefault(name.ToString());
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
