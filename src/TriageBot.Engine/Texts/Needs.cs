using System.Collections.Immutable;

namespace TriageBot.Engine.Texts;

/// <summary>What people may need beside a lawyer; each has a sentence in every language that names a partner.</summary>
public static class Needs
{
    public static readonly ImmutableArray<string> All = ["housing", "health", "interpreter"];
}
