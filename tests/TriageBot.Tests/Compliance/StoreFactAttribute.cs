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
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var needs = testMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsAttribute)).FirstOrDefault();
        return needs?.GetConstructorArguments().First() is string program && NeedsAttribute.Missing(program) is { } reason
            ? new SkippedCase(reason, DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
    }
}

public sealed class SkippedCase : XunitTestCase
{
    private string _reason = "";

    [Obsolete("Called by the test runner only.")]
    public SkippedCase()
    {
    }

    public SkippedCase(string reason, IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method) => _reason = reason;

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(_reason), _reason);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        base.Deserialize(data);
        _reason = data.GetValue<string>(nameof(_reason));
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => _reason;
}
