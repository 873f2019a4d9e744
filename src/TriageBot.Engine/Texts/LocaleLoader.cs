using System.Collections.Frozen;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Texts;

/// <summary>Reads one folder <c>locales/&lt;tag&gt;</c>: <c>locale.yaml</c>, <c>common.yaml</c>, <c>words.yaml</c> and a file a dialog.</summary>
public static class LocaleLoader
{
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
            Dialogs = files.Where(file => file.Key is not ("locale" or "common" or "words"))
                .ToFrozenDictionary(file => file.Key, file => Texts(file.Value, findings), StringComparer.Ordinal),
        };
        map.ReportUnread();
        return locale;
    }

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
