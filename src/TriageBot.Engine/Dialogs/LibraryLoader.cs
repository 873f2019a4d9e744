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
    /// <param name="known">Those of a load before; null: all are read.</param>
    public static Library Load(IEnumerable<SourceFile> dialogs, IEnumerable<SourceFile> locales, ICollection<Finding> findings, LoadedLocales? known = null)
    {
        var files = dialogs.ToList();
        var loaded = Named(files, "dialog.yaml").Select(file => DialogLoader.Load(file, findings)).OfType<Dialog>().ToList();
        foreach (var twice in loaded.GroupBy(dialog => dialog.Id, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            findings.Add(new(twice.Source!.Path, 0, Severity.Error, "id-twice", $"There is another dialog '{twice.Id}'.", "Give one of them another id."));
        }

        var written = locales.Where(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal)).ToList();
        var relay = RelayOf(written);
        var tongues = written.Where(file => file != relay)
            .GroupBy(Folder, StringComparer.Ordinal)
            .Select(folder => (Folder: folder.Key, Locale: known is null ? LocaleLoader.Load([.. folder], findings) : known.Load(folder.Key, [.. folder], findings))).Where(entry => entry.Locale is not null).ToList();
        foreach (var (folder, twice) in tongues.GroupBy(entry => entry.Locale!.Tag, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            findings.Add(new(folder.Replace('\\', '/') + "/locale.yaml", 0, Severity.Error, "id-twice", $"There is another locale '{twice!.Tag}'.", "Give each its own tag."));
        }

        var folders = loaded.DistinctBy(dialog => Folder(dialog.Source!), StringComparer.Ordinal).ToDictionary(dialog => Folder(dialog.Source!), dialog => dialog.Id, StringComparer.Ordinal);
        return new Library(
            loaded.DistinctBy(dialog => dialog.Id, StringComparer.Ordinal).ToFrozenDictionary(dialog => dialog.Id, StringComparer.Ordinal),
            tongues.Select(entry => entry.Locale!).DistinctBy(locale => locale.Tag, StringComparer.Ordinal).ToFrozenDictionary(locale => locale.Tag, StringComparer.Ordinal),
            [.. Named(files, "resources.yaml").SelectMany(file => Phones(file, findings).Select(phone => phone with { Dialog = DialogBeside(file, folders) }))])
        {
            Origins = [.. Named(files, "sources.yaml").SelectMany(file => OriginLoader.Load(file, findings).Select(origin => origin with { Dialog = DialogBeside(file, folders) }))],
            Relays = relay is null ? Relays.None : RelayLoader.Load(relay, findings),
            Zones = Named(files, "zones.yaml").FirstOrDefault() is { } zones ? ZipZones.Load(zones, findings) : ZipZones.None,
        };
    }

    // A locale may have a file of that name too, for a dialog that is called so.
    private static SourceFile? RelayOf(List<SourceFile> locales) =>
        Named(locales, RelayLoader.FileName).FirstOrDefault(file => !Named(locales, "locale.yaml").Any(other => string.Equals(Folder(other), Folder(file), StringComparison.Ordinal)));

    // A file that is looked at in the place of another lies elsewhere, in a folder of the same name.
    private static string DialogBeside(SourceFile file, Dictionary<string, string> folders) =>
        folders.GetValueOrDefault(Folder(file)) ?? Path.GetFileName(Folder(file));

    private static string Folder(SourceFile file) => Path.GetDirectoryName(file.Path) ?? "";

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
            var phone = new Phone(entry.Required("id"), entry.Required("number"), entry.Required("source"), entry.Date("review_by") ?? DateOnly.MinValue, file.Path, entry.Line) { Owner = entry.Text("owner") };
            entry.ReportUnread();
            return phone;
        }).ToImmutableArray();
        map.ReportUnread();
        return phones;
    }
}
