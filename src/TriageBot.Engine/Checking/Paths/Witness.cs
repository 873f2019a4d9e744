using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>One way to get somewhere: what must be heard and what must be answered, in order. Questions that are not named may be answered anyhow.</summary>
internal sealed record Witness(ImmutableArray<Condition> Heard, ImmutableArray<KeyValuePair<string, AnswerValue>> Answers)
{
    public static Witness Of(Universe universe, State state)
    {
        var heard = new List<Condition>();
        var answers = new List<(int Place, AnswerValue Value)>();
        for (var step = state; step is { Before: not null }; step = step.Before)
        {
            var (signal, place) = universe.ForkOf(step.Variable);
            if (signal is not null)
            {
                heard.AddRange(step.Way == 0 ? [signal] : []);
            }
            else if (step.Way < universe.Answers(place).Length)
            {
                answers.Add((place, universe.Answers(place)[step.Way]));
            }
        }

        return new Witness([.. heard], [.. answers.OrderBy(answer => answer.Place).Select(answer => KeyValuePair.Create(universe.Dialog.Questions[answer.Place].Id, answer.Value))]);
    }
}
