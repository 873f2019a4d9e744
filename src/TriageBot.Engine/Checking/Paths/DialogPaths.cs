using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>How to get to each question of a dialog, and how long the longest ways are. Takes a second or two.</summary>
/// <param name="Trails">The shortest way, by question id; none for what cannot be reached, or not be looked at.</param>
/// <param name="Longest">Questions on the longest path; null where it could not be found.</param>
/// <param name="LongestRoutine">On the longest of those that end routine.</param>
public sealed record DialogPaths(ImmutableDictionary<string, Trail> Trails, int? Longest, int? LongestRoutine)
{
    public static DialogPaths Of(Dialog dialog, DateOnly today)
    {
        var report = new PathChecks(dialog, "", today).Run();
        var universe = new Universe(dialog, today);
        var trails = dialog.Questions.Index()
            .Where(one => one.Item.When?.Questions().Any(id => dialog.PlaceOf(id) >= one.Index) is not true)
            .Select(one => (one.Item.Id, Reach.Before(universe, universe.Applies[one.Index], one.Index).Holds))
            .Where(one => one.Holds is not null);
        return new DialogPaths(trails.ToImmutableDictionary(one => one.Id, one => new Trail(one.Holds!.Heard, one.Holds.Answers), StringComparer.Ordinal), report.Longest, report.LongestRoutine);
    }
}

/// <summary>What must be heard and what must be answered, in order, to be asked a question. Other questions on the way may be answered anyhow.</summary>
public sealed record Trail(ImmutableArray<Condition> Heard, ImmutableArray<KeyValuePair<string, AnswerValue>> Answers);
