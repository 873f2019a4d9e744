using TriageBot.Tests.EndToEnd;
using TriageBot.Tests.Support;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("TriageBot.Tests.Support." + nameof(LongestFirst), "TriageBot.Tests")]

namespace TriageBot.Tests.Support;

/// <summary>The storms take minutes: begun last, they would run alone while the other processor has nothing to do.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName == nameof(Storms));
}
