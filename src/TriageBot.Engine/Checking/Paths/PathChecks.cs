using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>What can never be asked, never fires, or always holds; and how long conversations get.</summary>
internal sealed class PathChecks(Dialog dialog, string file, DateOnly today)
{
    /// <summary>What a routine intake may ask.</summary>
    private const int MostRoutine = 16;

    private readonly Universe _universe = new(dialog, today);
    private readonly List<Finding> _findings = [];
    private int _states;

    public PathReport Run()
    {
        for (var place = 0; place < dialog.Questions.Length; place++)
        {
            OfQuestion(dialog.Questions[place], place);
        }

        foreach (var rule in dialog.Rules)
        {
            Ever(_universe.Compile(rule, _ => true), rule.Line, "rule-never", $"Rule '{rule.Id}' can never fire.", "Correct its condition or its clock, or take it out.");
        }

        foreach (var area in dialog.Classifications)
        {
            Ever(_universe.Compile(area.When), area.Line, "area-never", $"This entry of practice area '{area.Area}' can never hold.", "Correct its condition, or take it out.");
        }

        if (dialog.SafeModeLine > 0)
        {
            Ever(_universe.Compile(dialog.SafeMode), dialog.SafeModeLine, "condition-never", "safe_mode can never hold.", "Correct its condition, or take it out.");
        }

        var (longest, routine) = (Longest(), LongestRoutine());
        return new PathReport(_findings, _states, longest, routine);
    }

    private void OfQuestion(Question question, int place)
    {
        var reach = Reach.Before(_universe, _universe.Applies[place], place);
        _states += reach.States;
        if (reach.Entangled.Count > 0)
        {
            Entangled(question.Line, $"the condition of '{question.Id}'", reach.Entangled, _universe);
        }
        else if (reach.Holds is null)
        {
            Add(question.Line, Severity.Error, "question-unreachable", $"Question '{question.Id}' is never asked: no way of answering leads to it.", "Correct its condition, or take the question out.");
        }
        else if (question.When is not null && !reach.CanFail)
        {
            Add(question.Line, Severity.Warning, "condition-always", $"The condition of '{question.Id}' always holds.", "Take out its 'when', or correct it.");
        }
    }

    private void Ever(int node, int line, string code, string message, string fix)
    {
        var reach = Reach.Ever(_universe, node);
        _states += reach.States;
        if (reach.Entangled.Count > 0)
        {
            Entangled(line, "this condition", reach.Entangled, _universe);
        }
        else if (reach.Holds is null)
        {
            Add(line, Severity.Error, code, message, fix);
        }
    }

    private int? Longest()
    {
        var universe = new Universe(dialog, Fork.SignalsLate(dialog), _universe.AllAnswers, today);
        var search = new LongestPath(universe);
        var path = search.Find([]);
        _states += search.States;
        if (search.IsCut)
        {
            Entangled(0, "the dialog as a whole", search.Entangled, universe);
        }
        else if (path is null)
        {
            Add(0, Severity.Error, "no-end", "No way of answering leads to the end.", "Look for what is wrong with 'safe' or 'consent'.");
        }

        return path?.Length;
    }

    /// <summary>Of those who bring one matter: whoever names five at once is no routine intake.</summary>
    private int? LongestRoutine()
    {
        var single = _universe.AllAnswers.Select(answers => answers.RemoveAll(answer => answer is Chosen { Options.Length: > 1 })).ToImmutableArray();
        var universe = new Universe(dialog, Fork.SignalsLate(dialog), single, today);
        var search = new LongestPath(universe);
        var urgent = dialog.Rules.Select(rule => universe.Compile(rule, level => level > Level.Routine)).ToList();
        var areas = dialog.Classifications.GroupBy(entry => entry.Area, StringComparer.Ordinal)
            .Select(area => area.Select(entry => universe.Compile(entry.When)).Aggregate(Diagram.False, universe.Diagram.Or)).ToList();
        var longest = Enumerable.Range(0, Math.Max(1, areas.Count)).Select(own => search.Find([.. urgent, .. areas.Where((_, area) => area != own)])).MaxBy(path => path?.Length);
        _states += search.States;
        if (search.IsCut)
        {
            Entangled(0, "the routine intakes", search.Entangled, universe);
            return null;
        }

        if (longest is { Length: > MostRoutine } path)
        {
            var ids = string.Join(", ", path.Select(place => dialog.Questions[place].Id));
            Add(0, Severity.Warning, "routine-too-long", $"A routine intake of one matter can ask {path.Length} questions, {MostRoutine} at most: {ids}.", "Ask less, or only where it changes what happens.");
        }

        return longest?.Length;
    }

    private void Entangled(int line, string what, IEnumerable<int> variables, Universe universe)
    {
        var names = variables.Select(universe.ForkOf).Where(fork => fork.Place >= 0).OrderBy(fork => fork.Place).Select(fork => dialog.Questions[fork.Place].Id);
        Add(line, Severity.Error, "too-entangled", $"Not every path of {what} could be looked at: more than {Walk.MostStates} states. It hangs on {string.Join(", ", names)} all at once.", "Let later questions depend on fewer of these, or ask about them closer together.");
    }

    private void Add(int line, Severity severity, string code, string message, string fix) => _findings.Add(new(file, line, severity, code, message, fix));
}

/// <param name="Longest">Questions on the longest path; null where it could not be found.</param>
/// <param name="LongestRoutine">On the longest path that ends routine, in one practice area at most.</param>
internal sealed record PathReport(IReadOnlyList<Finding> Findings, int States, int? Longest, int? LongestRoutine);
