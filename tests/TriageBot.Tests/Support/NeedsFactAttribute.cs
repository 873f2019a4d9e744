using TriageBot.Tests.Compliance;

namespace TriageBot.Tests.Support;

/// <summary>A test that needs programs; where one is absent the test is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(params string[] programs)
    {
        Programs = programs;
        Skip = programs.Select(NeedsAttribute.Missing).FirstOrDefault(missing => missing is not null);
    }

    public IReadOnlyList<string> Programs { get; }
}
