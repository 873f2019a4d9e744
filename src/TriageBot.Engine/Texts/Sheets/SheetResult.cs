using System.Collections.Frozen;
using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts.Editing;

namespace TriageBot.Engine.Texts.Sheets;

/// <summary>What a locale's files would be after an import, and what would then be wrong with them.</summary>
public static class SheetResult
{
    /// <summary>Only the files that change.</summary>
    /// <param name="english">The locale all others are translated from.</param>
    /// <param name="files">The locale's files, by path.</param>
    public static ImmutableArray<SourceFile> Files(Locale locale, Locale english, IReadOnlyDictionary<string, SourceFile> files, SheetPlan plan) =>
    [
        .. plan.Changes.GroupBy(change => change.Row.File, StringComparer.Ordinal).Select(changes =>
        {
            var file = files.GetValueOrDefault(changes.Key) ?? new SourceFile(changes.Key, "");
            var worded = changes.OfType<WordsChange>().Aggregate(file.Text, (text, change) => WordEdits.Put(text, change.Row.Key, change.Remove, change.Add, SheetExport.Order(english.Words)));
            return new SourceFile(file.Path, Texts(worded, Path.GetFileNameWithoutExtension(file.Path), locale, english, [.. changes.OfType<TextChange>()]));
        }).Where(file => !string.Equals(file.Text, files.GetValueOrDefault(file.Path)?.Text, StringComparison.Ordinal)),
    ];

    /// <summary>What <c>check</c> finds after the change and did not find before, told by the lines that brought it.</summary>
    public static IEnumerable<SheetProblem> Problems(SheetPlan plan, IEnumerable<Finding> before, IEnumerable<Finding> after)
    {
        var known = before.Select(Same).ToHashSet();
        foreach (var finding in after.Where(finding => !known.Contains(Same(finding)) && finding.Code is not ("text-stale" or "text-unstamped")))
        {
            var change = plan.Changes.FirstOrDefault(change => IsAbout(finding, change));
            yield return new SheetProblem(change?.Line ?? 0, change?.Row.Id ?? finding.Key ?? finding.File, finding.Severity, finding.Code, finding.Message, finding.Fix);
        }
    }

    private static string Texts(string file, string name, Locale locale, Locale english, ImmutableArray<TextChange> changes)
    {
        if (changes.IsEmpty)
        {
            return file;
        }

        var texts = changes.Where(change => change.Text is not null).ToDictionary(change => change.Row.Key, change => change.Text!, StringComparer.Ordinal);
        var written = texts.Count > 0 ? TextEdits.Put(file, texts, SheetExport.Order(TextsOf(english, name))) : file;
        var stamps = TextsOf(locale, name).Where(text => text.Value.SourceHash is not null).ToDictionary(text => text.Key, text => text.Value.SourceHash!, StringComparer.Ordinal);
        var stamped = new Dictionary<string, string>(stamps, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            stamped.Remove(change.Row.Key);
            if (change.Stamp is { } stamp)
            {
                stamped.Add(change.Row.Key, stamp);
            }
        }

        return stamped.Count == stamps.Count && stamped.All(stamp => stamps.GetValueOrDefault(stamp.Key) is { } old && string.Equals(old, stamp.Value, StringComparison.OrdinalIgnoreCase))
            ? written
            : StampBlock.Replace(written, stamped);
    }

    private static FrozenDictionary<string, LocalText> TextsOf(Locale locale, string name) =>
        name is "common" ? locale.Common : locale.Dialogs.GetValueOrDefault(name) ?? FrozenDictionary<string, LocalText>.Empty;

    // Lines move when keys are added, so they tell nothing.
    private static (string File, string Code, string Message) Same(Finding finding) => (finding.File, finding.Code, finding.Message);

    private static bool IsAbout(Finding finding, SheetChange change) =>
        (string.Equals(finding.File, change.Row.File, StringComparison.Ordinal) && Covers(finding.Key, change.Row.Key))
        || (change is WordsChange words && words.Add.Any(word => finding.Message.Contains($"'{word}'", StringComparison.Ordinal)));

    // A menu is wrong in its question when an option was renamed.
    private static bool Covers(string? key, string changed) => key is not null
        && (string.Equals(key, changed, StringComparison.Ordinal)
            || (key.EndsWith(".ask", StringComparison.Ordinal) && changed.StartsWith(key[..^".ask".Length] + ".options.", StringComparison.Ordinal)));
}
