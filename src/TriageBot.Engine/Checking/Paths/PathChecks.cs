using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>Explores every path of a dialog: what can never be asked, never fires or always holds; how long conversations get.</summary>
internal sealed class PathChecks(Dialog dialog, string file, DateOnly today)
{
    /// <summary>What a routine intake may ask.</summary>
    private const int MostRoutine = 16;

    private readonly Universe _universe = new(dialog, today);
    private readonly List<Finding> _findings = [];
    private int _states;

    public PathReport Run()
    {
        if (!Target.Of(dialog).All(Check))
        {
            return new PathReport(_findings, _states, null, null);
        }

        var (longest, routine) = (Longest(), LongestRoutine());
        return new PathReport(_findings, _states, longest, routine);
    }

    /// <summary>False when there is no point in going on.</summary>
    private bool Check(Target target)
    {
        var node = target.Node(_universe);
        if (_universe.Diagram.IsFull)
        {
            Entangled(target.Line, target.What, target.Condition?.Questions() ?? []);
            return false;
        }

        var reach = ReachOf(node, target.Place);
        if (reach.Entangled.Count > 0)
        {
            Entangled(target.Line, target.What, NamesOf(reach.Entangled, _universe));
        }
        else if (reach.Holds is null)
        {
            Add(target.Line, Severity.Error, target.Code, target.Never, "Correct it, or take it out.");
        }
        else if (target is { Place: not null, Condition: not null } && !reach.CanFail)
        {
            Add(target.Line, Severity.Warning, "condition-always", $"Whatever people answer, {target.What} holds.", "Take out its 'when', or correct it.");
        }
        else
        {
            CheckParts(target);
        }

        return true;
    }

    private void CheckParts(Target target)
    {
        var parts = target.Condition is And or Or or Not ? target.Condition.Atoms().Distinct() : [];
        foreach (var part in parts.Where(part => ReachOf(_universe.Compile(part), target.Place) is { Holds: null, Entangled.Count: 0 }))
        {
            Add(target.Line, Severity.Warning, "condition-part-never", $"In {target.What}, '{Sentence.Of(part)}' can never hold.", "Correct it, or take this part out.");
        }
    }

    private Reach ReachOf(int node, int? place)
    {
        var reach = place is { } at ? Reach.Before(_universe, node, at) : Reach.Ever(_universe, node);
        _states += reach.States;
        return reach;
    }

    private int? Longest()
    {
        var universe = new Universe(dialog, Fork.SignalsLate(dialog), _universe.AllAnswers, today);
        var search = new LongestPath(universe);
        var path = search.Find([]);
        _states += search.States;
        if (search.IsCut)
        {
            Entangled(0, "the dialog as a whole", NamesOf(search.Entangled, universe));
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
            Entangled(0, "the routine intakes", NamesOf(search.Entangled, universe));
            return null;
        }

        if (longest is { Length: > MostRoutine } path)
        {
            var ids = string.Join(", ", path.Select(place => dialog.Questions[place].Id));
            Add(0, Severity.Warning, "routine-too-long", $"A routine intake of one matter can ask {path.Length} questions, {MostRoutine} at most: {ids}.", "Ask less, or only where it changes what happens.");
        }

        return longest?.Length;
    }

    private IEnumerable<string> NamesOf(IEnumerable<int> variables, Universe universe) =>
        variables.Select(universe.ForkOf).Where(fork => fork.Place >= 0).OrderBy(fork => fork.Place).Select(fork => dialog.Questions[fork.Place].Id);

    private void Entangled(int line, string what, IEnumerable<string> questions) => Add(
        line,
        Severity.Error,
        "too-entangled",
        $"Not every path of {what} could be looked at: there are more than {Walk.MostStates} states. It hangs on {string.Join(", ", questions.Distinct(StringComparer.Ordinal))} all at once.",
        "Let it depend on fewer of these, or ask about them closer together.");

    private void Add(int line, Severity severity, string code, string message, string fix) => _findings.Add(new(file, line, severity, code, message, fix));
}

/// <param name="Longest">Questions on the longest path; null where it could not be found.</param>
/// <param name="LongestRoutine">On the longest path that ends routine, in one practice area at most, with one matter named.</param>
internal sealed record PathReport(IReadOnlyList<Finding> Findings, int States, int? Longest, int? LongestRoutine);
