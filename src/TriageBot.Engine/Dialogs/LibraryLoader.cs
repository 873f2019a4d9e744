using System.Collections.Frozen;
using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Dialogs;

/// <summary>Builds the library from the files coordinators write. Does no I/O: the host reads the files.</summary>
public static class LibraryLoader
{
    /// <param name="dialogs">Files below <c>dialogs/</c>, paths relative to it.</param>
    /// <param name="locales">Files below <c>locales/</c>, paths relative to it.</param>
    public static Library Load(IEnumerable<SourceFile> dialogs, IEnumerable<SourceFile> locales, ICollection<Finding> findings)
    {
        var files = dialogs.ToList();
        var loaded = Named(files, "dialog.yaml").Select(file => DialogLoader.Load(file, findings)).OfType<Dialog>();
        var tongues = locales.Where(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal))
            .GroupBy(file => Path.GetDirectoryName(file.Path) ?? "", StringComparer.Ordinal)
            .Select(folder => LocaleLoader.Load([.. folder], findings)).OfType<Locale>();
        return new Library(
            loaded.DistinctBy(dialog => dialog.Id, StringComparer.Ordinal).ToFrozenDictionary(dialog => dialog.Id, StringComparer.Ordinal),
            tongues.DistinctBy(locale => locale.Tag, StringComparer.Ordinal).ToFrozenDictionary(locale => locale.Tag, StringComparer.Ordinal),
            [.. Named(files, "resources.yaml").SelectMany(file => Phones(file, findings))]);
    }

    private static IEnumerable<SourceFile> Named(IEnumerable<SourceFile> files, string name) =>
        files.Where(file => string.Equals(Path.GetFileName(file.Path), name, StringComparison.Ordinal));

    private static ImmutableArray<Phone> Phones(SourceFile file, ICollection<Finding> findings)
    {
        if (YamlMap.Load(file, findings) is not { } map)
        {
            return [];
        }

        var phones = map.Maps("phones").Select(entry =>
        {
            var phone = new Phone(entry.Required("id"), entry.Required("number"), entry.Required("source"), entry.Date("review_by") ?? DateOnly.MinValue, file.Path, entry.Line);
            entry.ReportUnread();
            return phone;
        }).ToImmutableArray();
        map.ReportUnread();
        return phones;
    }
}
