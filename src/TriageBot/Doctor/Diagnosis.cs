namespace TriageBot.Doctor;

internal enum Verdict
{
    Ok,

    /// <summary>Works, and yet somebody should know.</summary>
    Warning,
    Problem,
}

/// <summary>One line of what <c>doctor</c> found. Never holds a secret.</summary>
/// <param name="What">What was looked at, and what came of it.</param>
/// <param name="ToDo">What to do; null where all is well.</param>
internal sealed record Diagnosis(Verdict Verdict, string What, string? ToDo = null)
{
    public static Diagnosis Ok(string what) => new(Verdict.Ok, what);

    public static Diagnosis Warning(string what, string toDo) => new(Verdict.Warning, what, toDo);

    public static Diagnosis Problem(string what, string toDo) => new(Verdict.Problem, what, toDo);

    public override string ToString() => $"{Verdict.ToString().ToLowerInvariant(),-8} {What}{(ToDo is null ? "" : " " + ToDo)}";
}
