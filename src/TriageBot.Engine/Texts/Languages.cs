using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Conversations;

namespace TriageBot.Engine.Texts;

/// <summary>The menu of languages, each in its own script.</summary>
internal static class Languages
{
    /// <summary>"Hello / Hola".</summary>
    public static string Greetings(Content content) =>
        string.Join(" / ", content.Offered.Select(locale => locale.Common["menu.greeting"].Text));

    public static string Menu(Content content) =>
        string.Join('\n', content.Offered.Select((locale, place) => $"{(place + 1).ToString(CultureInfo.InvariantCulture)} {locale.NativeName}"));

    /// <summary>The locale whose name the whole text is ("español", "ingles"), or null.</summary>
    public static string? Named(ImmutableArray<Locale> offered, string text)
    {
        var name = text.Trim(' ', '.', '!', '?', '"');
        return offered.FirstOrDefault(locale => Names(locale).Any(known => Same(known, name)))?.Tag;
    }

    private static IEnumerable<string> Names(Locale locale) =>
        locale.Words.TryGetValue("language_names", out var names) ? names.Entries.Append(locale.NativeName) : [locale.NativeName];

    private static bool Same(string left, string right) =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(left, right, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;
}
