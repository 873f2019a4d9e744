namespace TriageBot.Tests.Support;

/// <summary>A test against somebody else's program from npm. Without Node or that package it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeerFactAttribute : FactAttribute
{
    public PeerFactAttribute(params string[] packages)
    {
        Packages = packages;
        Skip = NodePeer.Missing(packages);
    }

    public IReadOnlyList<string> Packages { get; }
}
