using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;

namespace TriageBot.Engine.Reading;

/// <summary>Which words made the reader hear what it heard.</summary>
/// <param name="Language">Null where it is not sure.</param>
/// <param name="Flags">By kind.</param>
public sealed record Because(string? Language, ImmutableArray<(string Kind, string Words)> Flags)
{
    /// <param name="hear">The reader.</param>
    public static Because Of(string text, Func<string, Heard> hear)
    {
        var heard = hear(text);
        return new Because(
            heard is { Language: { } language, Confidence: >= Heard.Sure } ? Deciding.Words(text, part => hear(part) is { Confidence: >= Heard.Sure } sure && string.Equals(sure.Language, language, StringComparison.Ordinal)) : null,
            [.. heard.Flags.Select(flag => (flag, Deciding.Words(text, part => hear(part).Flags.Contains(flag, StringComparer.Ordinal))))]);
    }

    /// <summary>The words that made an answer what it was read as; null where it was not understood.</summary>
    /// <param name="read">The reader of that question.</param>
    public static string? Of(string text, Func<string, AnswerReading> read)
    {
        var reading = read(text);
        return reading is NotUnderstood ? null : Deciding.Words(text, part => Same(read(part), reading));
    }

    private static bool Same(AnswerReading left, AnswerReading right) => (left, right) switch
    {
        (Understood one, Understood other) => Same(one.Value, other.Value),
        (Ambiguous one, Ambiguous other) => one.Candidates.Length == other.Candidates.Length && one.Candidates.Zip(other.Candidates).All(pair => Same(pair.First, pair.Second)),
        _ => false,
    };

    private static bool Same(AnswerValue left, AnswerValue right) => (left, right) switch
    {
        (OnDate one, OnDate other) => one.Date == other.Date,
        _ => left == right,
    };
}
