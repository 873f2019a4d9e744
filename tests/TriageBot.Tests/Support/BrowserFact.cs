namespace TriageBot.Tests.Support;

/// <summary>A test in a real browser. Without one, or without the npm packages it needs, it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute(params string[] packages)
    {
        Packages = packages;
        Skip = Browser.Missing ?? (packages.Length > 0 ? NodePeer.Missing(packages) : null);
    }

    public IReadOnlyList<string> Packages { get; }
}
