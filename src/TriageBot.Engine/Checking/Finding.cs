namespace TriageBot.Engine.Checking;

/// <summary>What <c>check</c> reports to a coordinator.</summary>
/// <param name="File">Path as given to the loader.</param>
/// <param name="Line">1-based; 0 when the whole file is meant.</param>
/// <param name="Code">Stable, such as <c>text-missing</c>.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Fix">What to do about it, in one sentence.</param>
public sealed record Finding(string File, int Line, Severity Severity, string Code, string Message, string Fix)
{
    /// <summary>The text or list of words it is about, where it is about one.</summary>
    public string? Key { get; init; }
}

public enum Severity
{
    Warning,
    Error,
}
