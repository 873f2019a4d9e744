using System.Collections.Frozen;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading.Model;
using TriageBot.Engine.Texts.Plain;

namespace TriageBot.Engine.Texts;

/// <summary>Reads one folder <c>locales/&lt;tag&gt;</c>: <c>locale.yaml</c>, <c>common.yaml</c>, <c>words.yaml</c>, <c>concepts.yaml</c>, <c>plain.yaml</c> and a file a dialog.</summary>
public static class LocaleLoader
{
    private const string ConceptsName = "concepts";
    private const string PlainName = "plain";

    /// <param name="folder">All files of the folder, by path.</param>
    public static Locale? Load(IReadOnlyCollection<SourceFile> folder, ICollection<Finding> findings)
    {
        var files = folder.ToDictionary(file => Path.GetFileNameWithoutExtension(file.Path), StringComparer.Ordinal);
        if (!files.TryGetValue("locale", out var about))
        {
            findings.Add(new(folder.First().Path, 0, Severity.Error, "locale-file-missing", "There is no locale.yaml beside this file.", "Add it: tag, name, native_name, date_order, review."));
            return null;
        }

        if (YamlMap.Load(about, findings) is not { } map)
        {
            return null;
        }

        var locale = new Locale
        {
            Tag = map.Required("tag"),
            EnglishName = map.Required("name"),
            NativeName = map.Required("native_name"),
            MenuOrder = map.Integer("menu_order") ?? int.MaxValue,
            RightToLeft = map.Text("direction") is "rtl",
            DateOrder = map.Text("date_order") ?? "ymd",
            DropAccents = map.Flag("drop_accents"),
            Review = ReadReview(map.Map("review")),
            Common = files.TryGetValue("common", out var common) ? Texts(common, findings) : FrozenDictionary<string, LocalText>.Empty,
            Words = files.TryGetValue("words", out var words) ? Words(words, findings) : FrozenDictionary<string, WordList>.Empty,
            Concepts = ConceptsOf(files.GetValueOrDefault(ConceptsName)),
            Plain = files.TryGetValue(PlainName, out var plain) ? PlainWords.Load(plain, findings) : PlainWords.None,
            Dialogs = files.Where(file => file.Key is not ("locale" or "common" or "words" or ConceptsName or PlainName))
                .ToFrozenDictionary(file => file.Key, file => Texts(file.Value, findings), StringComparer.Ordinal),
        };
        map.ReportUnread();
        return locale;
    }

    /// <summary>Reads <c>concepts.yaml</c> at once, for whoever wants to know what is wrong with it.</summary>
    public static FrozenDictionary<string, WordList> ReadConcepts(SourceFile file, ICollection<Finding> findings)
    {
        var concepts = Words(file, findings);
        foreach (var (id, list) in concepts.Where(list => !Concepts.Ids.Contains(list.Key, StringComparer.Ordinal)))
        {
            findings.Add(new(file.Path, list.Line, Severity.Error, "concept", $"There is no concept '{id}'.", "Put its words under one of the concepts of locales/en/concepts.yaml."));
        }

        return concepts;
    }

    // What is read later holds its own file only, and not the whole folder.
    private static Lazy<FrozenDictionary<string, WordList>> ConceptsOf(SourceFile? file) =>
        new(() => file is null ? FrozenDictionary<string, WordList>.Empty : ReadConcepts(file, []));

    private static Review ReadReview(YamlMap? map) =>
        map is null ? new Review("draft", null, null) : new Review(map.Text("status") ?? "draft", map.Text("by"), map.Date("on"));

    private static FrozenDictionary<string, LocalText> Texts(SourceFile file, ICollection<Finding> findings)
    {
        const string Sources = "sources.";
        var leaves = YamlMap.Load(file, findings)?.Texts().ToList() ?? [];
        var hashes = leaves.Where(leaf => leaf.Key.StartsWith(Sources, StringComparison.Ordinal))
            .ToDictionary(leaf => leaf.Key[Sources.Length..], leaf => leaf.Text, StringComparer.Ordinal);
        return leaves.Where(leaf => !leaf.Key.StartsWith(Sources, StringComparison.Ordinal)).ToFrozenDictionary(
            leaf => leaf.Key,
            leaf => new LocalText(leaf.Text, hashes.GetValueOrDefault(leaf.Key), file.Path, leaf.Line),
            StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, WordList> Words(SourceFile file, ICollection<Finding> findings) =>
        (YamlMap.Load(file, findings)?.Lists() ?? []).ToFrozenDictionary(
            list => list.Key, list => new WordList(list.Words, file.Path, list.Line), StringComparer.Ordinal);
}
