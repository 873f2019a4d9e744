using System.Collections.Immutable;

namespace TriageBot.Console.Editing;

internal enum FormInput
{
    Line,

    /// <summary>More than a line.</summary>
    Lines,

    /// <summary>Words with commas between.</summary>
    List,
    Choice,
    Day,
    Number,
    Switch,
}

/// <summary>What coordinators see of one value of a piece.</summary>
/// <param name="Key">Of the value.</param>
/// <param name="Hint">Empty where the label says enough.</param>
/// <param name="Choices">Of a choice: value and what is shown for it.</param>
internal sealed record FormField(string Key, string Label, string Hint, FormInput Input, ImmutableArray<(string Value, string Text)> Choices)
{
    public FormField(string key, string label, FormInput input, string hint = "")
        : this(key, label, hint, input, [])
    {
    }
}

/// <summary>Fields that belong together.</summary>
/// <param name="Title">Empty for those that every piece has.</param>
internal sealed record FormGroup(string Title, ImmutableArray<FormField> Fields);
