using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Publishing;

namespace TriageBot.Console.Translating;

/// <summary>One text of a language and what it waits for.</summary>
/// <param name="Edit">What the draft changes of it, or null.</param>
internal sealed record TranslationTask(SheetRow Row, TextEdit? Edit, Waits Waits)
{
    /// <param name="review">Of the language.</param>
    /// <param name="known">Some person has published it as it stands.</param>
    public static TranslationTask Of(SheetRow row, TextEdit? edit, Review review, bool known) => new(row, edit, row.State switch
    {
        RowState.Missing => row.Kind is RowKind.Text && row.English.Length > 0 ? Waits.Missing : Waits.Nothing,
        RowState.Stale => Waits.Stale,
        _ when edit is { IsRead: false } => Waits.Reading,
        _ when row.Kind is not RowKind.Text || SecondReading.IsVouchedFor(review, row.Id) => Waits.Nothing,
        RowState.Draft => Waits.Look,
        RowState.Translated when edit is null && !known => Waits.Look,
        _ => Waits.Nothing,
    });

    /// <summary>Whether there is something in it for somebody: nobody is the second to read their own words.</summary>
    public bool IsFor(Editor editor) => Waits is not Waits.Nothing && !(Waits is Waits.Reading && Edit!.IsOf(editor));
}

/// <summary>What a text waits for.</summary>
internal enum Waits
{
    Nothing,

    /// <summary>Somebody to translate it.</summary>
    Missing,

    /// <summary>Somebody to follow the English, which has changed.</summary>
    Stale,

    /// <summary>A second person to read what is in the draft.</summary>
    Reading,

    /// <summary>Any person to look at it: it is a machine's, as far as is known.</summary>
    Look,
}
