namespace TriageBot.Tests.Support;

/// <summary>A <see cref="PeerFactAttribute"/> over several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeerTheoryAttribute : TheoryAttribute
{
    public PeerTheoryAttribute(params string[] packages)
    {
        Packages = packages;
        Skip = NodePeer.Missing(packages);
    }

    public IReadOnlyList<string> Packages { get; }
}
