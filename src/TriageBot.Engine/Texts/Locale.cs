using System.Collections.Frozen;
using TriageBot.Engine.Texts.Plain;

namespace TriageBot.Engine.Texts;

/// <summary>Everything people read or type in one language: one folder <c>locales/&lt;tag&gt;</c>.</summary>
public sealed record Locale
{
    /// <summary>BCP 47 tag.</summary>
    public required string Tag { get; init; }

    /// <summary>For staff: "Spanish".</summary>
    public required string EnglishName { get; init; }

    /// <summary>For the language menu: "Español".</summary>
    public required string NativeName { get; init; }

    /// <summary>Place in the language menu, from 1.</summary>
    public int MenuOrder { get; init; }

    public bool RightToLeft { get; init; }

    /// <summary><c>mdy</c>, <c>dmy</c> or <c>ymd</c>: how its speakers write dates.</summary>
    public required string DateOrder { get; init; }

    /// <summary>On SMS, drop accents where the whole message then fits GSM-7.</summary>
    public bool DropAccents { get; init; }

    /// <summary>Who vouches for the words.</summary>
    public required Review Review { get; init; }

    /// <summary>Texts of every dialog, by key, such as <c>help</c> and <c>safety.custody</c>.</summary>
    public required FrozenDictionary<string, LocalText> Common { get; init; }

    /// <summary>Texts by dialog id and key, such as <c>hearing_date.ask</c>.</summary>
    public required FrozenDictionary<string, FrozenDictionary<string, LocalText>> Dialogs { get; init; }

    /// <summary>Word lists by key, such as <c>yes</c>, <c>keywords.stop</c>, <c>red_flags.custody</c>, <c>months.1</c>.</summary>
    public required FrozenDictionary<string, WordList> Words { get; init; }

    /// <summary>What is better said otherwise; none where nobody has written it down.</summary>
    public PlainWords Plain { get; init; } = PlainWords.None;

    /// <summary>What words mean to the reader of danger, by concept. Long, and read only when somebody writes in this language.</summary>
    public Lazy<FrozenDictionary<string, WordList>> Concepts { get; init; } = new(FrozenDictionary<string, WordList>.Empty);
}

/// <param name="Text">With <c>{placeholders}</c>.</param>
/// <param name="SourceHash">Hash of the English text it was translated from; null in the source language or when never stamped.</param>
public sealed record LocalText(string Text, string? SourceHash, string File, int Line);

/// <summary>Words of one meaning. All locales together have 150,000 of them, which are gone through when the readers are made and seldom again:
/// they are kept as one text.</summary>
public sealed class WordList
{
    // Nobody types it.
    private const char Between = '\0';

    private readonly string _words;

    public WordList(IReadOnlyCollection<string> entries, string file, int line) =>
        (_words, Count, File, Line) = (string.Join(Between, entries), entries.Count, file, line);

    public int Count { get; }

    public string File { get; }

    public int Line { get; }

    /// <summary>In the order of the file. Made anew each time.</summary>
    public IReadOnlyList<string> Entries => Count == 0 ? [] : _words.Split(Between);
}

/// <summary><c>draft</c> until a named person has reviewed at least consent, safety and keyword texts.</summary>
/// <param name="Status"><c>draft</c>, <c>essentials</c> (those three) or <c>reviewed</c> (all).</param>
public sealed record Review(string Status, string? By, DateOnly? On)
{
    public bool IsOffered(bool requireReviewed) => !requireReviewed || (By is not null && Status is "essentials" or "reviewed");
}
