using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Dialogs;

/// <summary>Says a condition in plain words, with the labels of questions and options instead of their ids. For staff, in English around labels of any language.</summary>
/// <param name="words">Whose labels. A text that is missing is said by its id, its underscores as spaces.</param>
public sealed class ConditionWords(Dialog dialog, Phrasing words)
{
    /// <summary>One sentence without its full stop: <c>“What it is about” includes “Work” and “Who needs help” is not “Someone else”</c>.</summary>
    public string Of(Condition condition) => condition switch
    {
        And all => string.Join(" and ", all.Parts.Select(part => Inside(part, part is Or { Parts.Length: > 1 }))),
        Or { Parts.IsEmpty: true } => "never",
        Or any => string.Join(" or ", Grouped(any.Parts)),
        Not denied => Denied(denied.Inner),
        _ => Atom(condition),
    };

    public string Label(string question) => Quoted(words.Find($"{question}.label") ?? Spaced(question));

    public string Option(string question, string option) => Quoted(words.Find($"{question}.options.{option}") ?? Spaced(option));

    // "is yes or is not sure or is ..." of one question is said once.
    private IEnumerable<string> Grouped(ImmutableArray<Condition> parts)
    {
        for (var at = 0; at < parts.Length;)
        {
            var same = parts.Skip(at).TakeWhile(part => Subject(part) is { } subject && string.Equals(subject, Subject(parts[at]), StringComparison.Ordinal)).ToList();
            yield return same.Count > 1 ? $"{Verb(same[0])} {Either(same.Select(Object))}" : Inside(parts[at], parts[at] is And);
            at += Math.Max(1, same.Count);
        }
    }

    private static string? Subject(Condition part) => part switch
    {
        Is { Negated: false } a => "is " + a.Question,
        Includes a => "includes " + a.Question,
        _ => null,
    };

    private string Verb(Condition part) => part is Is a ? $"{Label(a.Question)} is" : $"{Label(((Includes)part).Question)} includes";

    private string Object(Condition part) => part is Is a ? Value(a) : Option(((Includes)part).Question, ((Includes)part).Option);

    private static string Either(IEnumerable<string> values)
    {
        var all = values.ToList();
        return all.Count == 1 ? all[0] : string.Join(", ", all.SkipLast(1)) + " or " + all[^1];
    }

    private string Inside(Condition part, bool brackets) => brackets && !IsOneGroup(part) ? $"({Of(part)})" : Of(part);

    private static bool IsOneGroup(Condition part) => part is Or any && Subject(any.Parts[0]) is { } first && any.Parts.All(one => string.Equals(Subject(one), first, StringComparison.Ordinal));

    private string Denied(Condition inner) => inner switch
    {
        Is { Negated: false } a => $"{Label(a.Question)} was not answered with {Value(a)}",
        Includes a => $"{Label(a.Question)} does not include {Option(a.Question, a.Option)}",
        IsAnswered a => $"{Label(a.Question)} has no real answer",
        FlagHeard { Kind: { } kind } => $"no text spoke of {Danger(kind)}",
        FlagHeard => "no text spoke of danger",
        AskedForPerson => "they have not asked for a person",
        OnSharedDevice => "they do not write on a shared device",
        Not denied => Of(denied.Inner),
        Or any when any.Parts.All(part => part is Includes) && IsOneGroup(any) => $"{Label(((Includes)any.Parts[0]).Question)} includes neither {string.Join(" nor ", any.Parts.Select(Object))}",
        _ => $"it is not so that ({Of(inner)})",
    };

    private string Atom(Condition atom) => atom switch
    {
        Is a => $"{Label(a.Question)} is {(a.Negated ? "not " : "")}{Value(a)}",
        Includes a => $"{Label(a.Question)} includes {Option(a.Question, a.Option)}",
        IsAnswered a => $"{Label(a.Question)} has a real answer",
        FlagHeard { Kind: { } kind } => $"a text spoke of {Danger(kind)}",
        FlagHeard => "a text spoke of danger",
        AskedForPerson => "they asked for a person",
        OnSharedDevice => "they write on a shared device",
        NumberIs a => $"{Label(a.Question)} is {Bound(a.Comparison)} {a.Limit.ToString("0.##", CultureInfo.InvariantCulture)}",
        DaysAre a => $"{Label(a.Question)} is {Bound(a.Comparison)} {a.Limit.ToString(CultureInfo.InvariantCulture)} {(a.Limit == 1 ? "day" : "days")} {(a.Since ? "ago" : "away")}",
        _ => throw new ArgumentOutOfRangeException(nameof(atom), atom, "there are no words for this condition"),
    };

    private string Value(Is a) => a.Value switch
    {
        "yes" or "no" when dialog.Find(a.Question) is not { Options.IsEmpty: false } => a.Value,
        "not-sure" => "not sure",
        "skipped" => "skipped",
        "unread" => "not understood",
        _ => Option(a.Question, a.Value),
    };

    private static string Bound(Comparison comparison) => comparison switch
    {
        Comparison.Less => "less than",
        Comparison.AtMost => "at most",
        Comparison.Equal => "exactly",
        Comparison.AtLeast => "at least",
        _ => "more than",
    };

    private static string Danger(string kind) => kind switch
    {
        "custody" => "somebody held",
        "removal" => "being sent out of the country",
        "self-harm" => "dying or self-harm",
        "child-danger" => "a child in danger",
        "trafficking" => "forced work",
        _ => Spaced(kind),
    };

    private static string Quoted(string text) => $"“{text}”";

    private static string Spaced(string id) => id.Replace('_', ' ').Replace('-', ' ');
}
