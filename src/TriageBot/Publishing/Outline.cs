using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Publishing;

/// <summary>A whole dialog in words, as the draft would have it.</summary>
/// <param name="Branches">Each question below the answers that lead to it.</param>
/// <param name="Longest">Questions on the longest way; null where nobody could find it.</param>
/// <param name="LongestRoutine">The same of those who end routine.</param>
internal sealed record Outline(Dialog Dialog, ImmutableArray<OutlineQuestion> Questions, ImmutableArray<Branch> Branches, int? Longest, int? LongestRoutine)
{
    public OutlineQuestion Of(string question) => Questions[Dialog.PlaceOf(question)];

    /// <summary>Which answers lead on, in words.</summary>
    public string After(Question question, ImmutableArray<string> values)
    {
        var said = values.Select(value => ValueOf(question, value)).ToList();
        return values is [""] ? "depending on the answer" : "after " + (said.Count == 1 ? said[0] : $"{string.Join(", ", said.SkipLast(1))} or {said[^1]}");
    }

    private string ValueOf(Question question, string value) => value switch
    {
        _ when question.Options.IndexOf(value) is >= 0 and var at => $"“{Of(question.Id).Choices[at]}”",
        "not-sure" => "not sure",
        "unread" => "not understood",
        "" => "any other",
        _ => value,
    };
}

/// <param name="Number">From 1, in the order of asking.</param>
/// <param name="Label">For staff, in English.</param>
/// <param name="Asked">In the language that was chosen; null where it has no text yet.</param>
/// <param name="Options">In that language.</param>
/// <param name="Choices">The options for staff.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="When">In words; null where it is always asked.</param>
/// <param name="Steps">The shortest way there; empty where none could be found.</param>
/// <param name="Change">What the draft does to it, in one word; null where nothing.</param>
internal sealed record OutlineQuestion(
    Question Question,
    int Number,
    string Label,
    string? Asked,
    ImmutableArray<string> Options,
    ImmutableArray<string> Choices,
    string Kind,
    string? When,
    ImmutableArray<OutlineRule> Rules,
    ImmutableArray<string> Steps,
    string? Change);

/// <summary>An urgency rule that asks about a question.</summary>
/// <param name="Text">For staff.</param>
/// <param name="Level">In words: one, or one for each time that is left.</param>
internal sealed record OutlineRule(string Id, string Text, string Level, string? When);
