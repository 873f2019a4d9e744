using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.Flags;

/// <param name="Kind">Red-flag kind, or null where it concerns all.</param>
/// <param name="Lasting">Still true however long ago: a removal order does not expire.</param>
internal sealed record CompiledPattern(PatternRole Role, string? Kind, Step Start, bool Lasting = false)
{
    private static readonly (string Key, PatternRole Role)[] Contexts =
    [
        ("red_flags.unless.any", PatternRole.Unless),
        ("red_flags.negators", PatternRole.Negator),
        ("red_flags.supposing", PatternRole.Supposing),
        ("red_flags.long_ago", PatternRole.LongAgo),
        ("red_flags.ongoing", PatternRole.Ongoing),
        ("red_flags.now", PatternRole.Now),
    ];

    public static IEnumerable<CompiledPattern> Of(Locale locale, PatternCompiler compiler)
    {
        foreach (var (key, role) in Contexts)
        {
            foreach (var entry in locale.Typed(key))
            {
                yield return new CompiledPattern(role, null, compiler.Compile(entry));
            }
        }

        foreach (var kind in RedFlags.All)
        {
            foreach (var entry in locale.Typed($"red_flags.{kind}"))
            {
                yield return new CompiledPattern(PatternRole.Flag, kind, compiler.Compile(entry));
            }

            foreach (var entry in locale.Typed($"red_flags.lasting.{kind}"))
            {
                yield return new CompiledPattern(PatternRole.Flag, kind, compiler.Compile(entry), Lasting: true);
            }

            foreach (var entry in locale.Typed($"red_flags.unless.{kind}"))
            {
                yield return new CompiledPattern(PatternRole.Unless, kind, compiler.Compile(entry));
            }
        }
    }
}

internal readonly record struct PatternMatch(CompiledPattern Pattern, int Start, int End);

internal enum PatternRole
{
    Flag,

    /// <summary>Takes back what it overlaps: idioms, others' news, questions about papers.</summary>
    Unless,
    Negator,
    Supposing,
    LongAgo,

    /// <summary>Makes a long-ago marker mean "since then".</summary>
    Ongoing,

    /// <summary>The sentence speaks of now as well.</summary>
    Now,
}
