using System.Collections.Immutable;
using TriageBot.Engine.Checking.Paths;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;

namespace TriageBot.Engine.Tests.Checking.Paths;

/// <summary>What is found by really giving every answer to every question.</summary>
internal sealed class BruteForce
{
    private readonly Dialog _dialog;
    private readonly Walkthrough _walk;
    private readonly DateOnly _today;

    public BruteForce(Dialog dialog, DateOnly today)
    {
        _dialog = dialog;
        _today = today;
        _walk = new Walkthrough(dialog, today);
        foreach (var flags in new string[][] { [], [RedFlags.Custody], [RedFlags.Violence], [RedFlags.Custody, RedFlags.Violence] })
        {
            foreach (var (person, shared) in new[] { (false, false), (true, false), (false, true), (true, true) })
            {
                Explore(_walk.Begin(flags, person, shared), 0);
            }
        }
    }

    public HashSet<string> Asked { get; } = [];

    /// <summary>Questions past which some path goes without their condition holding.</summary>
    public HashSet<string> PassedOver { get; } = [];

    public HashSet<string> Fired { get; } = [];

    public int? Longest { get; private set; }

    private void Explore(Conversation conversation, int asked)
    {
        Fired.UnionWith(_dialog.Rules.Where(rule => _walk.Fires(conversation, rule)).Select(rule => rule.Id));
        var next = _walk.Next(conversation);
        var upTo = next is null ? _dialog.Questions.Length : _dialog.PlaceOf(next.Id);
        PassedOver.UnionWith(_dialog.Questions.Take(upTo).Where(question => conversation.Find(question.Id) is null).Select(question => question.Id));
        if (next is null)
        {
            Longest = Math.Max(Longest ?? 0, asked);
            return;
        }

        Asked.Add(next.Id);
        foreach (var value in Values(next))
        {
            var after = _walk.Answer(conversation, next, value);
            if (Ways.Ends(next, value))
            {
                Fired.UnionWith(_dialog.Rules.Where(rule => _walk.Fires(after, rule)).Select(rule => rule.Id));
                continue;
            }

            Explore(after, asked + 1);
        }
    }

    private IEnumerable<AnswerValue> Values(Question question) => question.Id switch
    {
        Opening.Safe => [new Yes(), new No(), new NotSure()],
        Opening.Consent => [new Yes(), new No()],
        _ => [.. Given(question), new NotSure(), new Skipped(), new Unread()],
    };

    private IEnumerable<AnswerValue> Given(Question question) => question.Type switch
    {
        "yes-no" => [new Yes(), new No()],
        "date" => Enumerable.Range(-4, 9).Select(days => new OnDate(_today.AddDays(days))),
        "number" => Enumerable.Range(0, 7).Select(halves => new Amount(halves / 2m)),
        "choice" when question.Several => Enumerable.Range(1, (1 << question.Options.Length) - 1)
            .Select(subset => new Chosen([.. question.Options.Where((_, at) => (subset >> at & 1) == 1)])),
        "choice" => question.Options.Select(option => new Chosen([option])),
        _ => [new Words("some words")],
    };
}
