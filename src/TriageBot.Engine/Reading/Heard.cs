using System.Collections.Immutable;

namespace TriageBot.Engine.Reading;

/// <summary>What is heard in any message at any moment, before it is looked at as an answer.</summary>
/// <param name="Language">BCP 47 tag of a known locale, or null when the words do not tell.</param>
/// <param name="Confidence">0–1; below <see cref="Sure"/> the person is shown a menu.</param>
/// <param name="Flags">Red-flag kinds: see <see cref="RedFlags"/>.</param>
/// <param name="Keyword">Only when the whole message is one.</param>
public sealed record Heard(string? Language, double Confidence, ImmutableArray<string> Flags, Keyword? Keyword)
{
    public const double Sure = 0.6;
}

/// <summary>The kinds the contract names.</summary>
public static class RedFlags
{
    public const string Custody = "custody";
    public const string Removal = "removal";
    public const string Violence = "violence";
    public const string SelfHarm = "self-harm";
    public const string ChildDanger = "child-danger";
    public const string Trafficking = "trafficking";

    public static readonly ImmutableArray<string> All = [Custody, Removal, Violence, SelfHarm, ChildDanger, Trafficking];
}

/// <summary>A word that means the same at any point of any conversation.</summary>
public enum Keyword
{
    Stop,
    Start,
    Help,
    Back,
    Restart,
    Language,
    Delete,
    Exit,
    Person,
}
