using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Checking.Paths;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Urgency;

namespace TriageBot.Publishing;

/// <summary>Puts questions, rules and ways into words for staff.</summary>
/// <param name="english">Labels are staff's.</param>
/// <param name="shown">How people are asked.</param>
internal sealed class OutlineWords(Dialog dialog, Phrasing english, Phrasing shown, DateOnly today)
{
    private readonly ConditionWords _conditions = new(dialog, english);

    public OutlineQuestion Of(Question question, int number, Trail? trail, string? change) => new(
        question,
        number,
        _conditions.Label(question.Id).Trim('“', '”'),
        shown.Find($"{question.Id}.ask"),
        [.. question.Options.Select(option => shown.Find($"{question.Id}.options.{option}") ?? option)],
        [.. question.Options.Select(option => _conditions.Option(question.Id, option).Trim('“', '”'))],
        Kind(question),
        question.When is { } when ? _conditions.Of(when) : null,
        [.. dialog.Rules.Where(rule => Names(rule, question.Id)).Select(Of)],
        trail is null ? [] : [.. trail.Heard.Select(_conditions.Of), .. trail.Answers.Select(answer => $"{_conditions.Label(answer.Key)}: {Value(answer.Key, answer.Value)}")],
        change);

    private static bool Names(Rule rule, string question) =>
        rule.When?.Questions().Contains(question, StringComparer.Ordinal) is true || string.Equals(rule.Clock?.Question, question, StringComparison.Ordinal);

    private OutlineRule Of(Rule rule) => new(
        rule.Id,
        rule.Text.Replace("{when}", "in … days", StringComparison.Ordinal),
        rule.Clock is { } clock ? Levels(clock) : rule.Level is { } level ? level.Id() : "no level",
        rule.When is { } when ? _conditions.Of(when) : null);

    private static string Levels(Clock clock) => string.Join(", ", clock.Windows.Select(window => $"{window.Level.Id()} up to {Days(window.Within)} before")
        .Append(clock.Passed is { } passed ? $"{passed.Id()} once it has passed" : null)
        .Append(clock.Unknown is { } unknown ? $"{unknown.Id()} where they are not sure" : null)
        .OfType<string>());

    private string Value(string question, AnswerValue value) => value switch
    {
        Yes => "yes",
        No => "no",
        NotSure => "not sure",
        Skipped => "skipped",
        Unread => "not understood three times",
        Chosen chosen => string.Join(" and ", chosen.Options.Select(option => _conditions.Option(question, option))),
        OnDate date => Away(date.Date.DayNumber - today.DayNumber),
        Amount amount => amount.Number.ToString("0.##", CultureInfo.InvariantCulture),
        _ => "any words",
    };

    private static string Away(int days) => days switch
    {
        0 => "today",
        > 0 => $"a day in {Days(days)}",
        _ => $"a day {Days(-days)} ago",
    };

    private static string Days(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");

    private static string Kind(Question question) => (question.Type, question.Several, question.Tense) switch
    {
        ("yes-no", _, _) => "yes or no",
        ("choice", true, _) => "a choice of several",
        ("choice", _, _) => "a choice of one",
        ("date", _, Tense.Past) => "a date behind us",
        ("date", _, _) => "a date to come",
        ("number", _, _) => "a number",
        ("place", _, _) => "a place",
        ("name", _, _) => "a name",
        ("times", _, _) => "times to call",
        _ => "their own words",
    };
}
