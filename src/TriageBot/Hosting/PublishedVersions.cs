using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Stores;

namespace TriageBot.Hosting;

/// <summary>Keeps every published version of a dialog in the store, so that whoever is halfway through one can finish it.</summary>
internal static class PublishedVersions
{
    /// <summary>Saves today's versions and returns the library together with the older ones.</summary>
    public static async Task<Library> Pin(Library library, IRecordStore store, CancellationToken cancel)
    {
        foreach (var dialog in library.Dialogs.Values)
        {
            await store.SaveDialog(dialog.Version, Write(dialog, library), cancel);
        }

        var kept = (await store.Dialogs(cancel)).Values.Select(Read).OfType<PinnedDialog>().ToImmutableArray();

        // A pack that asks what another asks is of the same version, with words of its own: it is kept beside it.
        foreach (var dialog in library.Dialogs.Values.Where(dialog => !kept.Any(one => IsSame(one.Dialog, dialog))))
        {
            await store.SaveDialog($"{dialog.Id} {dialog.Version}", Write(dialog, library), cancel);
        }

        return library with { Pinned = kept };
    }

    private static bool IsSame(Dialog left, Dialog right) =>
        string.Equals(left.Id, right.Id, StringComparison.Ordinal) && string.Equals(left.Version, right.Version, StringComparison.Ordinal);

    private static byte[] Write(Dialog dialog, Library library) => JsonSerializer.SerializeToUtf8Bytes(new Kept(
        dialog.Source?.Text ?? "",
        library.Locales.Values.Where(locale => locale.Dialogs.ContainsKey(dialog.Id)).ToDictionary(
            locale => locale.Tag,
            locale => locale.Dialogs[dialog.Id].ToDictionary(text => text.Key, text => text.Value.Text, StringComparer.Ordinal),
            StringComparer.Ordinal)));

    // A version that no longer loads is left out: its people go on with today's, which beats going silent.
    private static PinnedDialog? Read(byte[] bytes)
    {
        var kept = JsonSerializer.Deserialize<Kept>(bytes);
        var dialog = kept is null ? null : DialogLoader.Load(new SourceFile("published", kept.Yaml), new List<Finding>());
        return dialog is null ? null : new PinnedDialog(dialog, kept!.Words.ToFrozenDictionary(
            tongue => tongue.Key, tongue => tongue.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal));
    }

    private sealed record Kept(string Yaml, Dictionary<string, Dictionary<string, string>> Words);
}
