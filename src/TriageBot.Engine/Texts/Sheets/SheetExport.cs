using System.Collections.Immutable;
using TriageBot.Engine.Checking.Wording;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;

namespace TriageBot.Engine.Texts.Sheets;

/// <summary>Makes a sheet of everything in one language that has an English side.</summary>
/// <param name="always">Placeholders with their real values, for counting segments.</param>
public sealed class SheetExport(Library library, QuestionTypes types, IReadOnlyDictionary<string, string> always)
{
    private const string WordsName = "words";

    public Sheet Of(Locale locale) => new(locale.Tag, locale.EnglishName, [.. TextFile.Of(library, locale).SelectMany(Rows), .. Words(locale)]);

    /// <summary>Keys of a file in the order people write them: where a new one goes.</summary>
    public static ImmutableArray<string> Order(IEnumerable<KeyValuePair<string, LocalText>> english) =>
        [.. english.OrderBy(text => text.Value.Line).ThenBy(text => text.Key.Length).ThenBy(text => text.Key, StringComparer.Ordinal).Select(text => text.Key)];

    /// <summary>The same for lists of words.</summary>
    public static ImmutableArray<string> Order(IEnumerable<KeyValuePair<string, WordList>> english) =>
        [.. english.OrderBy(list => list.Value.Line).ThenBy(list => list.Key.Length).ThenBy(list => list.Key, StringComparer.Ordinal).Select(list => list.Key)];

    private IEnumerable<SheetRow> Rows(TextFile file)
    {
        // The language that all others are translated from stands beside itself.
        if ((file.English ?? (file.Locale.Tag is SourceStamp.Source ? file.Texts : null)) is not { } english)
        {
            yield break;
        }

        var ownScript = LengthChecks.NeedsOwnScript(file.Locale);
        foreach (var key in Keys(file, english))
        {
            yield return Row(file, english, key, ownScript);
            if (key.EndsWith(".ask", StringComparison.Ordinal) && file.Dialog?.Find(key[..^".ask".Length]) is { Options.Length: > 0 } question)
            {
                var ids = WordCell.Join(question.Options);
                yield return new SheetRow($"{Name(file.Path)}.{question.Id}.options", file.Path, question.Id + ".options", RowKind.Stored, RowState.Locked, ids, ids, RowContext.OfStored(question));
            }
        }
    }

    private IEnumerable<string> Keys(TextFile file, IReadOnlyDictionary<string, LocalText> english)
    {
        // English is written in the order of asking; what it has that nothing asks for is a finding, no work for translators.
        var known = PresenceChecks.Required(file, types).Concat((file.Dialog?.Questions ?? []).SelectMany(question => RequiredTexts.Optional.Select(key => $"{question.Id}.{key}"))).ToHashSet(StringComparer.Ordinal);
        var written = Order(english).Where(known.Contains);

        // Those of a new question are first written in English.
        return file.Locale.Tag is SourceStamp.Source ? written.Concat(PresenceChecks.Missing(file, types)).Distinct(StringComparer.Ordinal) : written;
    }

    private SheetRow Row(TextFile file, IReadOnlyDictionary<string, LocalText> english, string key, bool ownScript)
    {
        var text = file.Texts.GetValueOrDefault(key);
        var budget = Budgets.Of(file, key);
        return new SheetRow($"{Name(file.Path)}.{key}", file.Path, key, RowKind.Text, State(key, text, english), english.GetValueOrDefault(key)?.Text ?? "", text?.Text ?? "", RowContext.Of(file, key))
        {
            MadeFrom = text?.SourceHash,
            Segments = budget > 0 && text is not null ? LengthChecks.Measure(file.Locale, text.Text, always).Segments : null,
            Allowed = budget > 0 ? LengthChecks.Allowed(budget, ownScript) : null,
        };
    }

    private static RowState State(string key, LocalText? text, IReadOnlyDictionary<string, LocalText> english) => text switch
    {
        null => RowState.Missing,
        { Text: "" } => RowState.Missing,
        { SourceHash: null } => RowState.Draft,
        _ => StampChecks.IsStale(key, text, english) ? RowState.Stale : RowState.Translated,
    };

    private IEnumerable<SheetRow> Words(Locale locale)
    {
        var english = library.Locales.GetValueOrDefault(SourceStamp.Source)?.Words ?? locale.Words;
        var path = TextFile.FolderOf(locale) + WordsName + ".yaml";
        foreach (var key in Order(english).Concat(Order(locale.Words)).Distinct(StringComparer.Ordinal).Where(key => !IsPattern(key)))
        {
            var was = WordCell.Join(locale.Words.GetValueOrDefault(key)?.Entries ?? []);
            var source = WordCell.Join(english.GetValueOrDefault(key)?.Entries ?? []);
            yield return new SheetRow($"{WordsName}.{key}", path, key, RowKind.Words, was.Length > 0 ? RowState.Translated : RowState.Missing, source, was, RowContext.OfWords(key));
        }
    }

    // Patterns are a small language of their own, with bars that mean something: they stay with whoever writes words.yaml.
    private static bool IsPattern(string list) => list.StartsWith("red_flags.", StringComparison.Ordinal) || list.StartsWith("sets.", StringComparison.Ordinal);

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);
}
