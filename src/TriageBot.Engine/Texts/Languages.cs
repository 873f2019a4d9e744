using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Conversations;

namespace TriageBot.Engine.Texts;

/// <summary>The menu of languages, each in its own script.</summary>
internal static class Languages
{
    private const int LongestName = 60;

    /// <summary>"Hello / Hola".</summary>
    public static string Greetings(Content content) =>
        string.Join(" / ", content.Offered.Select(locale => locale.Common["menu.greeting"].Text));

    public static string Menu(Content content) =>
        string.Join('\n', content.Offered.Select((locale, place) => $"{(place + 1).ToString(CultureInfo.InvariantCulture)} {locale.NativeName}"));

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
