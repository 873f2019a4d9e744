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

    /// <summary>All patterns of a locale that can be compiled.</summary>
    /// <param name="malformed">Told the list and what is wrong with one of its entries; the others still count.</param>
    public static IEnumerable<CompiledPattern> Of(Locale locale, PatternCompiler compiler, Action<string, string> malformed)
    {
        foreach (var (key, role, kind, lasting) in Lists())
        {
            foreach (var entry in locale.Typed(key))
            {
                if (Compile(compiler, entry, problem => malformed(key, problem)) is { } step)
                {
                    yield return new CompiledPattern(role, kind, step, lasting);
                }
            }
        }
    }

    private static IEnumerable<(string Key, PatternRole Role, string? Kind, bool Lasting)> Lists() => Contexts
        .Select(context => (context.Key, context.Role, (string?)null, false))
        .Concat(RedFlags.All.SelectMany(kind => new (string, PatternRole, string?, bool)[]
        {
            ($"red_flags.{kind}", PatternRole.Flag, kind, false),
            ($"red_flags.lasting.{kind}", PatternRole.Flag, kind, true),
            ($"red_flags.unless.{kind}", PatternRole.Unless, kind, false),
        }));

    private static Step? Compile(PatternCompiler compiler, string entry, Action<string> malformed)
    {
        try
        {
            return compiler.Compile(entry);
        }
        catch (FormatException problem)
        {
            malformed(problem.Message);
            return null;
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
