using System.Collections.Immutable;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Checking;

/// <summary>An example conversation that a coordinator wrote or recorded, with what must come of it.</summary>
/// <param name="Locales">It must hold in each of them.</param>
public sealed record Transcript(string File, string Name, ImmutableArray<string> Covers, ImmutableArray<string> Locales, DateTimeOffset Now, ImmutableArray<TranscriptTurn> Turns)
{
    /// <summary>Instead of a list: it must hold in each locale that is complete.</summary>
    public bool IsForAll { get; init; }

    /// <param name="complete">Tags of the locales that are.</param>
    public ImmutableArray<string> LocalesIn(ImmutableArray<string> complete) => IsForAll ? complete : Locales;

    /// <summary>Its first words are of another language than this one: here somebody has chosen the language before.</summary>
    public bool BeginsElsewhere(string locale) => Turns.FirstOrDefault(turn => turn.In is not null)?.IsOther(locale) is true;
}

/// <summary>A text from the person, or time passing, or both in that order reversed: time first.</summary>
/// <param name="In">Text by locale; the key <c>*</c> stands for all. Null: only time passes.</param>
public sealed record TranscriptTurn(int Line, TimeSpan? After, ImmutableDictionary<string, string>? In, Expectation Expect)
{
    /// <summary>The text is that for all languages which are not named.</summary>
    public bool IsOther(string locale) => In is { Count: > 1 } && !In.ContainsKey(locale);

    public string? TextIn(string locale) => In is null ? null : In.TryGetValue(locale, out var text) ? text : In.GetValueOrDefault("*");
}

/// <summary>What is looked at after a turn; null means not looked at.</summary>
/// <param name="Question">Id that must wait; <c>none</c> for no question.</param>
/// <param name="Rules">Must be among the reasons.</param>
/// <param name="Events">Case-queue events this turn causes, exactly and in order.</param>
/// <param name="Says">Keys of texts that must be in the reply.</param>
/// <param name="Answers">Question id to the value in words: ids joined with commas, ISO date, number, yes…</param>
public sealed record Expectation(
    string? Question,
    string? Phase,
    Level? Level,
    ImmutableArray<string> Rules,
    ImmutableArray<string>? Events,
    ImmutableArray<string> Says,
    string? ReplyHas,
    bool? Silent,
    bool? Page,
    string? Locale,
    ImmutableDictionary<string, string> Answers);
