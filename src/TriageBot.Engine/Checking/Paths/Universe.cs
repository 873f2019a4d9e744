using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;
using TriageBot.Engine.Checking.Structure;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>All that can differ between two people in one dialog, and its conditions compiled over that.
/// A variable is the number of a fork in the order in which they are settled.</summary>
internal sealed class Universe
{
    private readonly ImmutableArray<Fork> _forks;
    private readonly Dictionary<Condition, int> _variableOfSignal = [];
    private readonly int[] _variableOfPlace;
    private readonly Dictionary<Condition, int> _compiled = [];

    public Universe(Dialog dialog, DateOnly today)
        : this(dialog, Fork.AsAsked(dialog), Ways.Of(dialog, today), today)
    {
    }

    public Universe(Dialog dialog, ImmutableArray<Fork> forks, ImmutableArray<ImmutableArray<AnswerValue>> answers, DateOnly today)
    {
        Dialog = dialog;
        Today = today;
        _forks = forks;
        _variableOfPlace = new int[dialog.Questions.Length];
        for (var variable = 0; variable < forks.Length; variable++)
        {
            if (forks[variable].Signal is { } signal)
            {
                _variableOfSignal.Add(signal, variable);
            }
            else
            {
                _variableOfPlace[forks[variable].Place] = variable;
            }
        }

        AllAnswers = answers;
        Applies = [.. dialog.Questions.Select(question => Compile(question.When))];
    }

    public Dialog Dialog { get; }

    public DateOnly Today { get; }

    public Diagram Diagram { get; } = new();

    public int Variables => _forks.Length;

    /// <summary>By place: when the question is asked.</summary>
    public ImmutableArray<int> Applies { get; }

    public Fork ForkOf(int variable) => _forks[variable];

    public int VariableAt(int place) => _variableOfPlace[place];

    /// <summary>By place: how the question can be answered; the variable's last way, "not asked", is not among them.</summary>
    public ImmutableArray<ImmutableArray<AnswerValue>> AllAnswers { get; }

    public ImmutableArray<AnswerValue> Answers(int place) => AllAnswers[place];

    public int Compile(Condition? condition)
    {
        if (condition is null)
        {
            return Diagram.True;
        }

        if (!_compiled.TryGetValue(condition, out var node))
        {
            node = condition switch
            {
                And and => and.Parts.Select(Compile).Aggregate(Diagram.True, Diagram.And),
                Or or => or.Parts.Select(Compile).Aggregate(Diagram.False, Diagram.Or),
                Not not => Diagram.Not(Compile(not.Inner)),
                _ => Atom(condition),
            };
            _compiled[condition] = node;
        }

        return node;
    }

    /// <summary>When a rule fires at one of these levels.</summary>
    public int Compile(Rule rule, Func<Level, bool> at)
    {
        if (rule.Clock is not { } clock)
        {
            return rule.Level is { } level && at(level) ? Compile(rule.When) : Diagram.False;
        }

        if (Dialog.PlaceOf(clock.Question) is not (>= 0 and var place) || !clock.Plus.IsSensible())
        {
            return Diagram.False;
        }

        var timed = Asked(place, value => Ways.LevelOf(clock, value, Today) is { } level && at(level));
        return Diagram.And(Compile(rule.When), timed);
    }

    private int Atom(Condition atom)
    {
        if (Fork.QuestionOf(Dialog, atom) is >= 0 and var place)
        {
            return Asked(place, value => atom.Holds(new OneAnswer(Dialog.Questions[place].Id, value, Today)));
        }

        // "flagged" holds for every kind that is named somewhere, and for one that is not.
        return atom is FlagHeard { Kind: null }
            ? _variableOfSignal.Where(signal => signal.Key is FlagHeard).Select(signal => Heard(signal.Value)).Aggregate(Diagram.False, Diagram.Or)
            : Heard(_variableOfSignal[atom]);
    }

    private int Heard(int variable) => Diagram.Node(variable, [Diagram.True, Diagram.False]);

    private int Asked(int place, Func<AnswerValue, bool> holds) =>
        Diagram.Node(_variableOfPlace[place], [.. Answers(place).Select(value => holds(value) ? Diagram.True : Diagram.False), Diagram.False]);
}
