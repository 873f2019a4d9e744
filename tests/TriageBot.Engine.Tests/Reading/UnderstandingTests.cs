using TriageBot.Engine.Tests.Support;
using TriageBot.Understanding;

namespace TriageBot.Engine.Tests.Reading;

/// <summary>The labelled messages and answers of every language, the half that nothing was improved on. docs/understanding.md has the figures.</summary>
public sealed class UnderstandingTests
{
    private static readonly IReadOnlyList<Item> Held = [.. Item.Load(Path.Combine(Repository.Root, "tests/TriageBot.Engine.Tests/Reading/labelled")).Where(item => item.Set == "held")];

    private static readonly OwnReading Own = new(Locales.Readers, Labelled.Today);

    private static readonly Figures All = Figures.Of("all", Held, Own);

    [Fact]
    public void Language_OfUnseenMessages_IsToldAndRight()
    {
        Share(All.Answered, All.Messages).ShouldBeGreaterThan(0.95);
        Share(All.RightLanguage, All.Answered).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Dangers_OfUnseenMessages_AreRarelyMissedOrFalse()
    {
        Share(All.Heard, All.Danger).ShouldBeGreaterThan(0.85);
        Share(All.Heard, All.Heard + All.False).ShouldBeGreaterThan(0.9);
        Languages().Where(language => language.Recall < 0.7).Select(language => language.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Answers_Unseen_AreMostlyReadAndRarelyWrong()
    {
        Share(All.YesNo).ShouldBeGreaterThan(0.94);
        Share(All.Choice).ShouldBeGreaterThan(0.94);
        Share(All.Number).ShouldBeGreaterThan(0.94);
        Share(All.Date).ShouldBeGreaterThan(0.9);
        Share(All.WrongSure, All.YesNo.All + All.Choice.All + All.Number.All + All.Date.All).ShouldBeLessThan(0.02);
    }

    [Fact]
    public void EveryLocale_HasLabelledMessagesAndAnswers() =>
        Locales.All.Keys.Except(Held.Select(item => item.Tag)).ShouldBeEmpty();

    private static IEnumerable<Figures> Languages() => Held.GroupBy(item => item.Tag).Select(language => Figures.Of(language.Key, [.. language], Own));

    private static double Share((int Right, int All) of) => Share(of.Right, of.All);

    private static double Share(int part, int whole) => (double)part / whole;
}
