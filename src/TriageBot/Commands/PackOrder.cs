using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Commands;

/// <summary>A pack that somebody wants.</summary>
/// <param name="From">Id of the dialog it begins with.</param>
/// <param name="Locales">Tags of the languages on offer; empty: as there.</param>
/// <param name="To">Folder of a server of its own, or null.</param>
internal sealed partial record PackOrder(string Id, string From, string? Name, string? Zone, ImmutableArray<string> Locales, string? To)
{
    // A locale has files of these names for other things.
    private static readonly ImmutableArray<string> Taken = ["locale", "common", "words", "concepts", "relay"];

    /// <summary>With what it takes over from where it begins.</summary>
    public PackOrder Filled(Dialog from) => this with { Locales = Locales.IsEmpty ? from.Pack.Locales : Locales };

    /// <summary>Why it cannot be; null when it can.</summary>
    public string? Refusal(Library library)
    {
        if (!Ids().IsMatch(Id) || Taken.Contains(Id, StringComparer.Ordinal))
        {
            return $"'{Id}' cannot be the id of a pack. Use a small letter, then small letters, digits and dashes, such as oregon.";
        }

        if (!library.Dialogs.ContainsKey(From))
        {
            return $"There is no dialog '{From}' to begin with. Write one of: {string.Join(", ", library.Dialogs.Keys.Order(StringComparer.Ordinal))}.";
        }

        if (Zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
        {
            return $"There is no time zone '{Zone}'. Write an IANA name such as America/Los_Angeles.";
        }

        var written = library.Locales.Values.Where(locale => locale.Dialogs.ContainsKey(From)).OrderBy(locale => locale.Tag, StringComparer.Ordinal).Select(locale => locale.Tag).ToList();
        return Locales.FirstOrDefault(tag => !written.Contains(tag, StringComparer.Ordinal)) is { } unknown
            ? $"'{From}' has no texts in '{unknown}' to begin with. Choose of: {string.Join(", ", written)}."
            : null;
    }

    /// <summary>Its texts come along: those on offer, and English, which staff read.</summary>
    public bool Takes(string tag) => Locales.IsEmpty || tag is SourceStamp.Source || Locales.Contains(tag, StringComparer.Ordinal);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}
