using TriageBot.Engine.Conversations;

namespace TriageBot.Engine.Tests.Conversations;

public class LifecycleTests
{
    public static TheoryData<Phase, Trigger> Everything()
    {
        var all = new TheoryData<Phase, Trigger>();
        foreach (var phase in Enum.GetValues<Phase>())
        {
            foreach (var trigger in Enum.GetValues<Trigger>())
            {
                all.Add(phase, trigger);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Lifecycle_EveryMove_IsInTheTableOrRefused(Phase from, Trigger trigger)
    {
        var rows = Lifecycle.Table.Where(row => row.From == from && row.Trigger == trigger).ToList();
        if (rows.Count == 0)
        {
            Should.Throw<MoveNotPermittedException>(() => Lifecycle.Next(from, trigger, null));
            return;
        }

        Lifecycle.Next(from, trigger, Phase.Review).ShouldBe(rows.Single().To ?? Phase.Review);
    }

    [Fact]
    public void Lifecycle_Withdrawn_NothingMoves() =>
        Enum.GetValues<Trigger>().ShouldAllBe(trigger => !Lifecycle.Permits(Phase.Withdrawn, trigger));

    [Fact]
    public void Lifecycle_Expired_OnlyNewsFromTheCaseMoves() =>
        Enum.GetValues<Trigger>().Where(trigger => Lifecycle.Permits(Phase.Expired, trigger)).ShouldBe([Trigger.Reach]);

    [Fact]
    public void Lifecycle_EveryPhase_CanBeReachedAndLeftExceptTheEnds()
    {
        var reached = new HashSet<Phase> { Phase.Language };
        while (Lifecycle.Table.Where(row => reached.Contains(row.From)).Select(row => row.To).OfType<Phase>().Any(reached.Add))
        {
        }

        reached.ShouldBe(Enum.GetValues<Phase>(), ignoreOrder: true);
    }

    [Fact]
    public void Lifecycle_InTheDocs_IsDrawnFromTheTable()
    {
        var page = Path.Combine(Support.Repository.Root, "docs", "architecture.md");
        File.ReadAllText(page).ReplaceLineEndings("\n").ShouldContain(Lifecycle.Mermaid());
    }
}
