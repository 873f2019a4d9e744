using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Tests.Checking.Paths;

/// <summary>Random dialogs: the opening, three questions of any type, and rules, with conditions over what comes before.</summary>
internal static class SmallDialogs
{
    private static readonly (string Type, bool Several, string[] Options)[] Kinds =
        [("yes-no", false, []), ("date", false, []), ("number", false, []), ("text", false, []), ("choice", false, ["a", "b"]), ("choice", true, ["a", "b", "c"])];

    public static Gen<Dialog> Any() =>
        from kinds in Gen.Elements(Kinds).ArrayOf(3)
        let bare = Opened().Concat(kinds.Select((kind, at) => new Question { Id = "q" + at, Type = kind.Type, Several = kind.Several, Options = [.. kind.Options], Min = kind.Type is "number" ? 0 : null, Max = kind.Type is "number" ? 3 : null })).ToArray()
        from conditions in Gen.CollectToSequence(Enumerable.Range(0, 3).Select(at => Gen.Frequency((1, Gen.Constant<Condition?>(null)), (4, Condition(bare[..(3 + at)], 2).Select(condition => (Condition?)condition)))))
        let questions = bare.Select((question, at) => at < 3 ? question : question with { When = conditions.ElementAt(at - 3) }).ToImmutableArray()
        from rules in Gen.CollectToSequence(Enumerable.Range(0, 3).Select(at => Rule("r" + at, bare)))
        select new Dialog { Id = "small", Version = "v", Questions = questions, Rules = [.. rules] };

    private static IEnumerable<Question> Opened() =>
    [
        new() { Id = Opening.Safe, Type = "yes-no", Stage = Stage.Safety, Required = true },
        new() { Id = Opening.Danger, Type = "yes-no", Stage = Stage.Safety, When = new Not(new FlagHeard(null)) },
        new() { Id = Opening.Consent, Type = "yes-no", Stage = Stage.Consent, Required = true },
    ];

    private static Gen<Rule> Rule(string id, Question[] questions) =>
        from when in Condition(questions, 2)
        from clock in Gen.OneOf([Gen.Constant<Clock?>(null), .. questions.Where(question => question.Type is "date").Select(Clock)])
        select new Rule { Id = id, When = when, Level = clock is null ? Level.SameDay : null, Clock = clock, Text = "", Source = "", EffectiveFrom = DateOnly.MinValue, ReviewBy = DateOnly.MaxValue };

    private static Gen<Clock?> Clock(Question question) =>
        from plus in Gen.Choose(0, 2)
        from near in Gen.Choose(0, 1)
        from passed in Gen.Elements<Level?>(null, Level.Emergency)
        from unknown in Gen.Elements<Level?>(null, Level.Within72h)
        select (Clock?)new Clock("k", question.Id, new Engine.Urgency.Span(plus, SpanUnit.Days), [new Window(Level.Emergency, near), new Window(Level.SameDay, near + 2)], passed, unknown);

    private static Gen<Condition> Condition(Question[] earlier, int depth)
    {
        var atom = Gen.OneOf([Gen.Constant<Condition>(new FlagHeard("custody")), Gen.Constant<Condition>(new FlagHeard(null)), Gen.Constant<Condition>(new AskedForPerson()), Gen.Constant<Condition>(new OnSharedDevice()), .. earlier.Select(Atom), .. earlier.Select(Atom)]);
        if (depth == 0)
        {
            return atom;
        }

        var inner = Condition(earlier, depth - 1);
        return Gen.Frequency(
            (3, atom),
            (2, from left in inner from right in inner select (Condition)new And([left, right])),
            (2, from left in inner from right in inner select (Condition)new Or([left, right])),
            (1, inner.Select(condition => (Condition)new Not(condition))));
    }

    private static Gen<Condition> Atom(Question question)
    {
        var general = Gen.OneOf(
            Gen.Constant<Condition>(new IsAnswered(question.Id)),
            from value in Gen.Elements("not-sure", "skipped", "unread") from negated in Gen.Elements(true, false) select (Condition)new Is(question.Id, value, negated));
        var own = question.Type switch
        {
            "yes-no" => from value in Gen.Elements("yes", "no") from negated in Gen.Elements(true, false) select (Condition)new Is(question.Id, value, negated),
            "date" => from since in Gen.Elements(true, false) from sign in Signs from limit in Gen.Choose(-2, 2) select (Condition)new DaysAre(question.Id, since, sign, limit),
            "number" => from sign in Signs from limit in Gen.Choose(0, 3) select (Condition)new NumberIs(question.Id, sign, limit),
            "choice" => Gen.OneOf(
                Gen.Elements([.. question.Options]).Select(option => (Condition)new Includes(question.Id, option)),
                Gen.Elements([.. question.Options]).Select(option => (Condition)new Is(question.Id, option, Negated: false))),
            _ => general,
        };
        return Gen.Frequency((3, own), (1, general));
    }

    private static Gen<Comparison> Signs => Gen.Elements(Enum.GetValues<Comparison>());
}
