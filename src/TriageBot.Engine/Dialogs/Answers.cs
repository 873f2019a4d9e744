using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TriageBot.Engine.Dialogs;

/// <summary>What an answer means, once read. Saved with the conversation, so a case's name and shape are kept for good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Yes), "yes")]
[JsonDerivedType(typeof(No), "no")]
[JsonDerivedType(typeof(NotSure), "not-sure")]
[JsonDerivedType(typeof(Skipped), "skip")]
[JsonDerivedType(typeof(Unread), "unread")]
[JsonDerivedType(typeof(Chosen), "chosen")]
[JsonDerivedType(typeof(OnDate), "date")]
[JsonDerivedType(typeof(Amount), "number")]
[JsonDerivedType(typeof(Words), "words")]
public abstract record AnswerValue;

public sealed record Yes : AnswerValue;

public sealed record No : AnswerValue;

public sealed record NotSure : AnswerValue;

/// <summary>The person chose not to answer. Counts as answered.</summary>
public sealed record Skipped : AnswerValue;

/// <summary>Missed three times: the words are kept for a person to read, and the dialog went on.</summary>
public sealed record Unread : AnswerValue;

/// <summary>One or more option ids, in the order the dialog lists them.</summary>
public sealed record Chosen(ImmutableArray<string> Options) : AnswerValue
{
    public bool Equals(Chosen? other) => other is not null && Options.SequenceEqual(other.Options, StringComparer.Ordinal);

    public override int GetHashCode() => Options.Length == 0 ? 0 : StringComparer.Ordinal.GetHashCode(Options[0]) ^ Options.Length;
}

/// <summary>A date. While it reads two ways <see cref="Other"/> holds the later reading; urgency uses the earlier one.</summary>
/// <param name="Date">The date, or the earlier of two readings.</param>
/// <param name="Other">The later reading while the person has not said which; null once sure.</param>
/// <param name="Confirmed">The person picked this reading out of two.</param>
public sealed record OnDate(DateOnly Date, DateOnly? Other = null, bool Confirmed = false) : AnswerValue;

public sealed record Amount(decimal Number) : AnswerValue;

/// <summary>The answer is the person's own words: a story, a name, a place, call times.</summary>
public sealed record Words(string Text) : AnswerValue;

/// <summary>One question answered once.</summary>
/// <param name="Question">Question id.</param>
/// <param name="Value">What it means.</param>
/// <param name="Text">What the person wrote.</param>
/// <param name="Language">BCP 47 tag the dialog was in.</param>
/// <param name="At">When it was received.</param>
public sealed record Answer(string Question, AnswerValue Value, string Text, string Language, DateTimeOffset At);
