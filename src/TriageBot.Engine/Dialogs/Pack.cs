using System.Collections.Immutable;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Dialogs;

/// <summary>Where a dialog is used: the head of its <c>dialog.yaml</c>. What is left out is the hotline's own.</summary>
public sealed record Pack
{
    /// <summary>A dialog for whoever writes, wherever they are.</summary>
    public static readonly Pack Everywhere = new();

    /// <summary>For staff, such as "Oregon"; null: they read the dialog's id.</summary>
    public string? Name { get; init; }

    /// <summary>Whose "today" and "tomorrow" count while the contact's own zone is unknown.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>What the hotline calls itself here.</summary>
    public string? Hotline { get; init; }

    /// <summary>Addresses of ours that choose it: <c>+15035550100</c>, or with a channel in front <c>whatsapp:+15035550100</c>.</summary>
    public ImmutableArray<string> Numbers { get; init; } = [];

    /// <summary>Tags of the languages on offer; empty: all there are.</summary>
    public ImmutableArray<string> Locales { get; init; } = [];

    /// <summary>Line of the numbers in <c>dialog.yaml</c>, 1-based.</summary>
    public int NumbersLine { get; init; }

    /// <summary>Line of the languages.</summary>
    public int LocalesLine { get; init; }

    public bool Offers(string tag) => Locales.IsEmpty || Locales.Contains(tag, StringComparer.Ordinal);

    /// <summary>Its texts must be there. Staff read English in every pack, and translations are held against it.</summary>
    public bool Needs(string tag) => tag is SourceStamp.Source || Offers(tag);
}
