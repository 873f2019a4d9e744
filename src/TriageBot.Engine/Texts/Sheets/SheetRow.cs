namespace TriageBot.Engine.Texts.Sheets;

/// <summary>One line of a translator's sheet.</summary>
/// <param name="Id">Stable: file and key, such as <c>intake.hearing_date.ask</c> or <c>words.yes</c>.</param>
/// <param name="File">Path of the file the text stands in, as given to the loader.</param>
/// <param name="Key">In that file.</param>
/// <param name="Was">The translation as it stands in the file; empty when missing. Words are joined with <see cref="WordCell.Between"/>.</param>
/// <param name="Context">Where it appears, who reads it, what it may cost.</param>
public sealed record SheetRow(string Id, string File, string Key, RowKind Kind, RowState State, string English, string Was, string Context)
{
    /// <summary>Stamp of the English that the translation was made from; null where nobody has said.</summary>
    public string? MadeFrom { get; init; }

    /// <summary>The English that a stale translation was made from, where an earlier sheet tells it.</summary>
    public string? OldEnglish { get; init; }

    /// <summary>SMS segments of the translation as it would be sent; null where it is not sent by itself.</summary>
    public int? Segments { get; init; }

    /// <summary>The most segments it may take; null where nobody counts.</summary>
    public int? Allowed { get; init; }

    /// <summary>From which English it is translated, and what stood there: tells on import what was touched by whom.</summary>
    public SheetStamp Stamp => new(SourceStamp.Of(English), SheetStamp.OfTranslation(Was));
}

public enum RowKind
{
    /// <summary>People or staff read it.</summary>
    Text,

    /// <summary>People type these.</summary>
    Words,

    /// <summary>Ids that are stored and never shown: there for their order, not to be translated.</summary>
    Stored,
}

public enum RowState
{
    Translated,

    Missing,

    /// <summary>Made from an English text that has changed since.</summary>
    Stale,

    /// <summary>Nobody has said from which English it was made: a machine's, or not looked at yet.</summary>
    Draft,

    Locked,
}
