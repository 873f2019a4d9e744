using System.Security.Cryptography;
using System.Text;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Urgency;

/// <summary>What levels and practice areas hang on, as one short print: with the same one everybody is scored the same.
/// Sources, owners and words are not in it.</summary>
public static class RulesPrint
{
    /// <param name="here">The hotline's day.</param>
    /// <param name="everywhere">The day that has begun wherever a person may be: a rule comes into force there later than here.</param>
    public static string Of(IEnumerable<Dialog> dialogs, DateOnly here, DateOnly everywhere)
    {
        var lines = dialogs.SelectMany(dialog => dialog.Rules
            .Select(rule => Joined(dialog.Id, Of(rule), rule.EffectiveFrom <= everywhere ? "all" : rule.EffectiveFrom <= here ? "here" : "not yet"))
            .Concat(dialog.Classifications.Select(one => Joined(dialog.Id, one.Area, Condition(one.WhenText), one.List, one.Lsc))));

        // In any order: only what stands in a rule counts.
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)))));
    }

    /// <summary>Of one rule, without its words and dates.</summary>
    public static string Of(Rule rule) => Joined(rule.Id, rule.Version, Condition(rule.WhenText), rule.Level?.Id(), rule.Clock is { } clock ? Line(clock) : null);

    private static string Line(Clock clock) => Joined(
        clock.Kind, clock.Question, clock.Plus.Count, clock.Plus.Unit, clock.Passed?.Id(), clock.Unknown?.Id(), string.Join(',', clock.Windows.Select(window => $"{window.Level.Id()} {window.Within}")));

    private static string Condition(string? text) => string.Join(' ', ConditionTokens.Of(text ?? ""));

    private static string Joined(params object?[] parts) => string.Join('\u001f', parts);
}
