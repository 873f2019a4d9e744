using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>How far one language is: what <c>locales status</c> shows.</summary>
/// <param name="Required">Texts it must have.</param>
/// <param name="Missing">Of these, how many it has not.</param>
/// <param name="Stale">Translated from an English text that has changed.</param>
/// <param name="Unstamped">Nobody said from which.</param>
public sealed record LocaleProgress(Locale Locale, int Required, int Missing, int Stale, int Unstamped)
{
    public static LocaleProgress Of(Library library, Locale locale, QuestionTypes types)
    {
        var files = TextFile.Of(library, locale).ToList();
        var translated = files.Where(file => file.English is not null).SelectMany(file => file.Texts.Where(text => file.English!.ContainsKey(text.Key)).Select(text => (file, text))).ToList();
        return new LocaleProgress(
            locale,
            files.Sum(file => PresenceChecks.Required(file, types).Count()),
            files.Sum(file => PresenceChecks.Missing(file, types).Count()),
            translated.Count(entry => StampChecks.IsStale(entry.text.Key, entry.text.Value, entry.file.English!)),
            translated.Count(entry => entry.text.Value.SourceHash is null));
    }

    /// <summary>The stamps that each file of the locale should have: what has one keeps it, what has none is stamped now.</summary>
    /// <param name="anew">Keys to stamp now even so, because their translation has been corrected.</param>
    public static ImmutableArray<FileStamps> Stamps(Library library, Locale locale, IReadOnlyCollection<string> anew) =>
        [.. TextFile.Of(library, locale).Where(file => file.English is not null && file.Texts.Count > 0).Select(file => Stamps(file, file.English!, anew))];

    private static FileStamps Stamps(TextFile file, IReadOnlyDictionary<string, LocalText> english, IReadOnlyCollection<string> anew)
    {
        bool IsNew(KeyValuePair<string, LocalText> text) => text.Value.SourceHash is null || anew.Contains(text.Key, StringComparer.Ordinal);
        var texts = file.Texts.Where(text => english.ContainsKey(text.Key)).ToList();
        return new FileStamps(
            file.Path,
            texts.ToImmutableDictionary(text => text.Key, text => IsNew(text) ? SourceStamp.Of(english[text.Key].Text) : text.Value.SourceHash!, StringComparer.Ordinal),
            texts.Count(IsNew),
            [.. texts.Where(text => !IsNew(text) && StampChecks.IsStale(text.Key, text.Value, english)).Select(text => text.Key).Order(StringComparer.Ordinal)]);
    }
}

/// <param name="Stamps">Stamp by key.</param>
/// <param name="New">How many of them are new.</param>
/// <param name="Stale">Keys that keep their old stamp, because nobody said that they are right again.</param>
public sealed record FileStamps(string File, ImmutableDictionary<string, string> Stamps, int New, ImmutableArray<string> Stale);
