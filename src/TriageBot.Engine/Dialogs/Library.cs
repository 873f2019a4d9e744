using System.Collections.Frozen;
using System.Collections.Immutable;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Dialogs;

/// <summary>All that coordinators write, loaded: dialogs, locales, phone numbers.</summary>
/// <param name="Dialogs">The published dialogs, by id.</param>
/// <param name="Locales">By BCP 47 tag.</param>
/// <param name="Phones">Of all dialogs; each number stands once in its dialog's folder.</param>
public sealed record Library(
    FrozenDictionary<string, Dialog> Dialogs,
    FrozenDictionary<string, Locale> Locales,
    ImmutableArray<Phone> Phones)
{
    /// <summary>Older versions that conversations still stand on.</summary>
    public ImmutableArray<PinnedDialog> Pinned { get; init; } = [];

    /// <summary>Places that send people.</summary>
    public ImmutableArray<Origin> Origins { get; init; } = [];

    /// <summary>Languages that people speak and do not read.</summary>
    public Relays Relays { get; init; } = Relays.None;

    public ZipZones Zones { get; init; } = ZipZones.None;

    /// <summary>Reads what people type in any of the locales.</summary>
    public Readers Readers { get; init; } = new(Locales, null);

    /// <summary>The words of a dialog as staff read them.</summary>
    public Phrasing English(Dialog dialog)
    {
        var english = Locales[SourceStamp.Source];
        return new Phrasing(english, english.Dialogs.GetValueOrDefault(dialog.Id) ?? FrozenDictionary<string, LocalText>.Empty, ImmutableDictionary<string, string>.Empty);
    }

    /// <summary>Whether people may come to read what this file says. What is wrong with the texts of a language that is not offered yet waits for its translator;
    /// its words are heard all the same.</summary>
    /// <param name="file">Path of a text file, such as <c>locales/es/common.yaml</c>.</param>
    public bool IsRead(string file, bool requireReviewed)
    {
        var parts = file.Split('/');
        return parts.Length < 2 || parts[^1] is "words.yaml" or "concepts.yaml" or "locale.yaml"
            || !Locales.TryGetValue(parts[^2], out var locale) || locale.Tag is SourceStamp.Source || locale.Review.IsOffered(requireReviewed);
    }

    /// <summary>The numbers of one dialog, by id.</summary>
    public IEnumerable<Phone> PhonesOf(string dialog) =>
        Phones.Where(phone => string.Equals(phone.Dialog, dialog, StringComparison.Ordinal)).DistinctBy(phone => phone.Id, StringComparer.Ordinal);
}

/// <summary>A number people may be given, from <c>dialogs/&lt;id&gt;/resources.yaml</c>.</summary>
public sealed record Phone(string Id, string Number, string Source, DateOnly ReviewBy, string File, int Line)
{
    /// <summary>What stands in a new pack until its own number is put there.</summary>
    public const string Unset = "000-0000";

    /// <summary>Id of the dialog in whose folder it stands.</summary>
    public string Dialog { get; init; } = "";

    /// <summary>Name of whoever looks after it, or null.</summary>
    public string? Owner { get; init; }
}

/// <summary>A file's text, so that loading does no I/O.</summary>
public sealed record SourceFile(string Path, string Text);
