using System.Collections.Frozen;
using System.Collections.Immutable;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.Flags;

/// <summary>Hears danger in any language at once. A missed emergency costs most, so a pattern is taken back only where
/// the words around it clearly say so: denied, supposed, an idiom, or long ago.</summary>
internal sealed class RedFlagReader
{
    // How far around a match its context is looked for, in words.
    private const int Reach = 12;

    private readonly Vocabulary _vocabulary = new();
    private readonly CompiledPattern[]?[] _byFirst;
    private readonly FrozenSet<int> _stops;
    private readonly FrozenSet<int> _fillers;
    private readonly FrozenSet<int> _and;

    public RedFlagReader(IReadOnlyList<Locale> locales)
    {
        var patterns = new List<CompiledPattern>();
        var words = (Stops: new HashSet<int>(), Fillers: new HashSet<int>(), And: new HashSet<int>());
        foreach (var locale in locales)
        {
            var compiler = new PatternCompiler(locale, _vocabulary);
            patterns.AddRange(CompiledPattern.Of(locale, compiler, (_, _) => { }));
            words.Stops.UnionWith(compiler.Words("red_flags.gap_stops"));
            words.Fillers.UnionWith(compiler.Words("red_flags.fillers"));
            words.And.UnionWith(compiler.Words("and"));
        }

        (_stops, _fillers, _and) = (words.Stops.ToFrozenSet(), words.Fillers.ToFrozenSet(), words.And.ToFrozenSet());
        _byFirst = Index(patterns, _vocabulary.Count);
    }

    /// <summary>Kinds in the order of <see cref="RedFlags.All"/>, each once.</summary>
    /// <param name="today">For which years are long ago; null when unknown.</param>
    public ImmutableArray<string> Read(Token[] tokens, DateOnly? today)
    {
        var line = new Line(tokens, _vocabulary, _stops, OldYear(today));
        var matches = Matches(line);
        if (matches.Flags.Count == 0)
        {
            return [];
        }

        var heard = new HashSet<string>(StringComparer.Ordinal);
        var first = 0;
        foreach (var flag in matches.Flags)
        {
            while (first < matches.Context.Count && matches.Context[first].Start < flag.Start - (2 * Reach))
            {
                first++;
            }

            if (!heard.Contains(flag.Pattern.Kind!) && !IsTakenBack(line, flag, matches.Context, first))
            {
                heard.Add(flag.Pattern.Kind!);
            }
        }

        return [.. RedFlags.All.Where(heard.Contains)];
    }

    /// <summary>The latest year that is long ago; 0 when today is unknown.</summary>
    public static int OldYear(DateOnly? today) => today is { } day ? day.AddMonths(-15).Year : 0;

    private static CompiledPattern[]?[] Index(List<CompiledPattern> patterns, int words)
    {
        var byFirst = new List<CompiledPattern>?[words];
        foreach (var pattern in patterns)
        {
            foreach (var id in pattern.Start.First().Distinct())
            {
                (byFirst[id] ??= []).Add(pattern);
            }
        }

        return [.. byFirst.Select(list => list?.ToArray())];
    }

    private (List<PatternMatch> Flags, List<PatternMatch> Context) Matches(Line line)
    {
        var (flags, context) = (new List<PatternMatch>(), new List<PatternMatch>());
        for (var i = 0; i < line.Length; i++)
        {
            foreach (var id in line.Ids(i))
            {
                foreach (var pattern in _byFirst[id] ?? [])
                {
                    var end = i + pattern.Start.Least <= line.Length ? pattern.Start.Match(line, i, i) : -1;
                    if (end > i)
                    {
                        (pattern.Role == PatternRole.Flag ? flags : context).Add(new PatternMatch(pattern, i, end));
                    }
                }
            }
        }

        return (flags, context);
    }

    private bool IsTakenBack(Line line, PatternMatch flag, List<PatternMatch> context, int first)
    {
        for (var i = first; i < context.Count && context[i].Start <= flag.End + Reach; i++)
        {
            var taken = context[i].Pattern.Role switch
            {
                PatternRole.Unless => Concerns(context[i], flag) && Overlap(context[i], flag),
                PatternRole.Negator => IsDenied(line, context[i], flag),
                PatternRole.Supposing => IsSupposed(line, context[i], flag),
                PatternRole.LongAgo => IsLongAgo(line, context[i], flag, context, first),
                _ => false,
            };
            if (taken)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Concerns(PatternMatch unless, PatternMatch flag) =>
        unless.Pattern.Kind is null || string.Equals(unless.Pattern.Kind, flag.Pattern.Kind, StringComparison.Ordinal);

    private static bool Overlap(PatternMatch left, PatternMatch right) => left.Start < right.End && right.Start < left.End;

    // "nobody hit me", "no me pega", "he has never hit me": only auxiliaries may stand between.
    private bool IsDenied(Line line, PatternMatch negator, PatternMatch flag)
    {
        if (negator.Start >= flag.Start || line.BreaksClause(negator.Start + 1, flag.Start))
        {
            return false;
        }

        for (var i = negator.End; i < flag.Start; i++)
        {
            if (!line.IsAny(i, _fillers))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSupposed(Line line, PatternMatch supposing, PatternMatch flag) =>
        supposing.Start < flag.Start && flag.Start - supposing.End <= 4 && !line.BreaksClause(supposing.Start + 1, flag.Start);

    private bool IsLongAgo(Line line, PatternMatch past, PatternMatch flag, List<PatternMatch> context, int first)
    {
        var (from, to) = past.Start < flag.Start ? (past.Start, flag.Start) : (flag.Start, past.Start);
        if (flag.Pattern.Lasting || to - from > Reach || line.BreaksSentence(from + 1, to))
        {
            return false;
        }

        for (var i = Math.Min(past.End, flag.End); i < to; i++)
        {
            if (line.IsAny(i, _and))
            {
                return false;
            }
        }

        for (var i = first; i < context.Count && context[i].Start <= flag.End + Reach; i++)
        {
            var other = context[i];
            if (other.Pattern.Role == PatternRole.Now && !line.BreaksSentence(Math.Min(other.Start, flag.Start) + 1, Math.Max(other.Start, flag.Start)))
            {
                return false;
            }

            if (other.Pattern.Role == PatternRole.Ongoing && Overlap(other, past))
            {
                return false;
            }
        }

        return true;
    }
}
