using System.Collections.Immutable;

namespace TriageBot.Engine.Reading.Flags;

/// <summary>A phrase pattern as a coordinator writes it: <c>(ice|la migra) (has)? took &lt;person&gt; ...2 away</c>.</summary>
internal abstract record Pattern;

/// <param name="Kind">How the word is compared.</param>
internal sealed record WordPattern(string Text, WordKind Kind) : Pattern;

internal sealed record Sequence(ImmutableArray<Pattern> Parts) : Pattern;

internal sealed record OneOf(ImmutableArray<Pattern> Branches) : Pattern;

internal sealed record Optional(Pattern Inner) : Pattern;

/// <summary>Up to so many other words.</summary>
internal sealed record Gap(int Most) : Pattern;

/// <summary><c>&lt;person&gt;</c>: the locale's list <c>sets.person</c>, whose entries are patterns too.</summary>
internal sealed record NamedSet(string Name) : Pattern;

internal enum WordKind
{
    Exact,

    /// <summary><c>deport*</c>.</summary>
    Prefix,

    /// <summary><c>~immigration</c>: one slip allowed.</summary>
    Misspelt,
}
