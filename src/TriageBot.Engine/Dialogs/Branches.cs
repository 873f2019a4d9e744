using System.Collections.Immutable;

namespace TriageBot.Engine.Dialogs;

/// <summary>Finds which answers lead to which questions: the last question that a condition asks about for certain or, where several would do, each of them.</summary>
internal sealed class Branches
{
    private readonly Dialog _dialog;
    private readonly ILookup<(string Question, string Value), Question> _below;
    private readonly HashSet<string> _hanging;
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);

    private Branches(Dialog dialog)
    {
        _dialog = dialog;
        var gates = dialog.Questions.SelectMany(question => Gates(question.When).Where(gate => dialog.PlaceOf(gate.Question) < dialog.PlaceOf(question.Id)).Distinct().Select(gate => (gate, question))).ToList();
        _below = gates.ToLookup(pair => pair.gate, pair => pair.question);
        _hanging = gates.Select(pair => pair.question.Id).ToHashSet(StringComparer.Ordinal);
    }

    public static ImmutableArray<Branch> Of(Dialog dialog)
    {
        var branches = new Branches(dialog);
        return [.. dialog.Questions.Where(question => !branches._hanging.Contains(question.Id)).Select(branches.Of)];
    }

    private Branch Of(Question question)
    {
        if (!_shown.Add(question.Id))
        {
            return new Branch(question, [], IsAgain: true);
        }

        var values = question.Options.Concat(["yes", "no", "not-sure", "skipped", "unread", ""]).Distinct(StringComparer.Ordinal);
        var opened = values.Select(value => (Value: value, Below: _below[(question.Id, value)].OrderBy(one => _dialog.PlaceOf(one.Id)).ToImmutableArray())).Where(one => !one.Below.IsEmpty)
            .GroupBy(one => string.Join(' ', one.Below.Select(below => below.Id)), StringComparer.Ordinal);
        return new Branch(question, [.. opened.Select(group => new Opened([.. group.Select(one => one.Value)], [.. group.First().Below.Select(Of)]))], IsAgain: false);
    }

    // What is denied leads nowhere: a question that is asked unless something was said hangs on nothing.
    private IEnumerable<(string Question, string Value)> Gates(Condition? condition) => condition switch
    {
        And all => all.Parts.Select(part => Gates(part).ToList()).Where(gates => gates.Count > 0).MaxBy(gates => gates.Max(gate => _dialog.PlaceOf(gate.Question))) ?? [],
        Or any => any.Parts.SelectMany(Gates),
        Is { Negated: false } a => [(a.Question, a.Value)],
        Is a => [(a.Question, "")],
        Includes a => [(a.Question, a.Option)],
        IsAnswered a => [(a.Question, "")],
        NumberIs a => [(a.Question, "")],
        DaysAre a => [(a.Question, "")],
        _ => [],
    };
}
