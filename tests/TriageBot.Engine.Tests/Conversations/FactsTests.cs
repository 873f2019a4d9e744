using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Tests.Checking.Paths;
using TriageBot.Engine.Tests.Support;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Tests.Conversations;

/// <summary>What facts find by index is what looking at every question and every rule finds.</summary>
public class FactsTests
{
    private static readonly Dialog Shipped = RepositoryContent.Load(new List<Finding>()).Dialogs["intake"];
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Fact]
    public void Facts_OfTheShippedDialog_FindWhatLookingAtAllFinds() =>
        Prop.ForAll(Known(Shipped).ToArbitrary(), known => FindsAll(Shipped, known)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Facts_OfAnyDialog_FindWhatLookingAtAllFinds() =>
        Prop.ForAll((from dialog in SmallDialogs.Any() from known in Known(dialog) select (dialog, known)).ToArbitrary(), pair => FindsAll(pair.dialog, pair.known))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Assess_AsDaysPass_CountsThemAnew()
    {
        var soon = new Rule { Id = "soon", When = new DaysAre("day", Since: false, Comparison.AtMost, 7), Level = Level.SameDay, Text = "", Source = "", EffectiveFrom = DateOnly.MinValue, ReviewBy = DateOnly.MaxValue };
        var dialog = new Dialog { Id = "d", Version = "v", Questions = [new Question { Id = "day", Type = "date" }], Rules = [soon] };
        var conversation = Begun(dialog) with { Answers = [new Answer("day", new OnDate(Day.AddDays(8)), "", "en", DateTimeOffset.UnixEpoch)] };

        new Facts(dialog, conversation, Day).Assess(_ => "").Reasons.ShouldBeEmpty();
        new Facts(dialog, conversation, Day.AddDays(1)).Assess(_ => "").Level.ShouldBe(Level.SameDay);
    }

    private static void FindsAll(Dialog dialog, (Conversation Conversation, DateOnly Today) known)
    {
        var facts = new Facts(dialog, known.Conversation, known.Today);
        var next = dialog.Questions.FirstOrDefault(question => known.Conversation.Find(question.Id) is null && facts.Applies(question));
        var urgency = Assessor.Assess(dialog.Rules, facts, days => $"in {days} days");

        facts.Next().ShouldBe(next);
        facts.Assess(days => $"in {days} days").ToString().ShouldBe(urgency.ToString());
        facts.Assess(days => $"in {days} days").Reasons.Select(reason => reason.ToString()).ShouldBe(urgency.Reasons.Select(reason => reason.ToString()));
        facts.Answered.ShouldBe(dialog.Questions.Where(question => facts.Answer(question.Id) is not null));
    }

    private static Conversation Begun(Dialog dialog) => Conversation.Begin(new NewIds("c", "i", "K7-42"), dialog, DateTimeOffset.UnixEpoch);

    // Answers in any order, some to questions that do not apply, and the later the rarer, so that every place is next in turn.
    private static Gen<(Conversation, DateOnly)> Known(Dialog dialog) =>
        from until in Gen.Choose(0, dialog.Questions.Length)
        from values in Gen.CollectToSequence(dialog.Questions.Select((question, place) => Gen.Frequency((place < until ? 12 : 1, Value(question)), (place < until ? 1 : 12, Gen.Constant<AnswerValue?>(null)))))
        from order in Gen.Shuffle(Enumerable.Range(0, dialog.Questions.Length))
        from flags in Gen.SubListOf<string>([.. RedFlags.All])
        from flagged in Gen.Frequency((2, Gen.Constant(false)), (1, Gen.Constant(true)))
        from person in Gen.Elements(true, false)
        from shared in Gen.Elements(true, false)
        from days in Gen.Choose(-400, 400)
        let given = values.ToArray()
        let answers = order.Where(place => given[place] is not null).Select(place => new Answer(dialog.Questions[place].Id, given[place]!, "", "en", DateTimeOffset.UnixEpoch))
        select (Begun(dialog) with
        {
            Answers = [.. answers],
            Flags = flagged ? [.. flags.Select(kind => new FlagRaised(kind, DateTimeOffset.UnixEpoch))] : ImmutableArray<FlagRaised>.Empty,
            WantsPerson = person,
            SharedDevice = shared,
        }, Day.AddDays(days));

    private static Gen<AnswerValue?> Value(Question question) => Gen.OneOf(
        Gen.Elements<AnswerValue?>(new NotSure(), new Skipped(), new Unread()),
        question.Type switch
        {
            "yes-no" => Gen.Elements<AnswerValue?>(new Yes(), new No()),
            "choice" => Gen.SubListOf<string>([.. question.Options]).Where(options => options.Count > 0).Select(options => (AnswerValue?)new Chosen([.. options.Take(question.Several ? 9 : 1)])),
            "date" => Gen.Choose(-800, 800).Select(days => (AnswerValue?)new OnDate(Day.AddDays(days))),
            "number" => Gen.Choose(0, 2000).Select(number => (AnswerValue?)new Amount(number)),
            _ => Gen.Constant<AnswerValue?>(new Words("words")),
        });
}
