using TriageBot.Engine.Conversations;

namespace TriageBot.Benchmarks;

internal static class Expected
{
    /// <summary>A walk that ends elsewhere would measure something else.</summary>
    public static void Walked(Walk walk, int turns, Phase end)
    {
        var reached = walk.Go(saved: false).Phase;
        if (walk.Turns != turns || reached != end)
        {
            throw new InvalidOperationException($"{walk.Turns} turns to {reached}, expected {turns} to {end}");
        }
    }
}
