using TriageBot.Tests.Compliance;

namespace TriageBot.Tests.Support;

/// <summary>A test that needs a program; where it is absent the test is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(string program)
    {
        Program = program;
        Skip = NeedsAttribute.Missing(program);
    }

    public string Program { get; }
}
