using Xunit.Abstractions;
using Xunit.Sdk;

namespace TriageBot.Tests.Compliance;

/// <summary>A test that every store inherits. Where the class <see cref="NeedsAttribute"/> something that is absent, it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("TriageBot.Tests.Compliance.StoreFactDiscoverer", "TriageBot.Tests")]
public sealed class StoreFactAttribute : FactAttribute;

/// <summary>A program without which none of the class's tests can run.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(string program) : Attribute
{
    public string Program => program;

    /// <summary>Null when it is there.</summary>
    public static string? Missing(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)))
            ? null
            : $"{program} is not installed";
}

public sealed class StoreFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new StoreCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

public sealed class StoreCase : XunitTestCase
{
    [Obsolete("Called by the test runner only.")]
    public StoreCase()
    {
    }

    public StoreCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    // Asked for by the base class's constructor: nothing of ours is set by then.
    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsAttribute)).FirstOrDefault()?.GetConstructorArguments().First() is string program
            ? NeedsAttribute.Missing(program)
            : base.GetSkipReason(factAttribute);
}
