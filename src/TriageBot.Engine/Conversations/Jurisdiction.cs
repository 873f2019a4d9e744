using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Conversations;

/// <summary>What a dialog says of its place, made once for all its conversations: its name, its day, its numbers, its languages.</summary>
public sealed class Jurisdiction
{
    private readonly Dictionary<string, string> _leftToRight;
    private readonly IReadOnlyDictionary<string, string> _rightToLeft;

    /// <param name="isWritten">Whether the dialog has texts in a locale.</param>
    internal Jurisdiction(Dialog dialog, Library library, EngineSettings settings, Func<Locale, bool> isWritten)
    {
        Id = dialog.Id;
        Name = dialog.Pack.Name ?? dialog.Id;
        Zone = dialog.Pack.Zone ?? settings.Zone;
        Hotline = dialog.Pack.Hotline ?? settings.HotlineName;
        Relays = library.Relays.Languages;
        Offered = [.. library.Locales.Values
            .Where(locale => locale.Review.IsOffered(settings.RequireReviewed) && dialog.Pack.Offers(locale.Tag) && isWritten(locale))
            .OrderBy(locale => locale.MenuOrder).ThenBy(locale => locale.Tag, StringComparer.Ordinal)];
        LanguageNames = Languages.Names(Offered);
        _leftToRight = Texts.Placeholders.Of(library, dialog, settings.HotlineName);
        _rightToLeft = NumberOrder.RightToLeft(_leftToRight);
    }

    /// <summary>The dialog's.</summary>
    public string Id { get; }

    /// <summary>For staff.</summary>
    public string Name { get; }

    /// <summary>What the hotline calls itself here.</summary>
    public string Hotline { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>In the order of the menu; the first is the one to fall back on while the language is unknown.</summary>
    public ImmutableArray<Locale> Offered { get; }

    /// <summary>In the order of the menu, behind the locales.</summary>
    public ImmutableArray<Relay> Relays { get; }

    /// <summary>Tags of the offered locales by each name they go by.</summary>
    internal IReadOnlyDictionary<string, string> LanguageNames { get; }

    public bool Offers(string tag) => Offered.Any(locale => string.Equals(locale.Tag, tag, StringComparison.Ordinal));

    /// <summary>What every text may name: the hotline and its numbers.</summary>
    public IReadOnlyDictionary<string, string> Placeholders(Locale locale) => locale.RightToLeft ? _rightToLeft : _leftToRight;
}
