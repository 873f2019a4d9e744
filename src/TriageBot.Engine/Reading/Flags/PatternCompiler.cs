using System.Collections.Frozen;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading.Flags;

/// <summary>Compiles one locale's patterns into steps over the shared vocabulary.</summary>
internal sealed class PatternCompiler
{
    private const int DeepestSet = 6;

    private readonly Locale _locale;
    private readonly Vocabulary _vocabulary;
    private readonly Sounds _sounds;
    private readonly Dictionary<string, Pattern> _sets = new(StringComparer.Ordinal);

    public PatternCompiler(Locale locale, Vocabulary vocabulary)
    {
        (_locale, _vocabulary) = (locale, vocabulary);
        _sounds = new Sounds(locale.Typed("sounds"));
    }

    /// <exception cref="FormatException">A malformed pattern or an unknown set.</exception>
    public Step Compile(string pattern) => Build(PatternParser.Parse(pattern), Step.End, 0);

    /// <summary>Ids of all words of the lists, for looking at single words.</summary>
    public IEnumerable<int> Words(string key) => _locale.Typed(key)
        .SelectMany(entry => Tokens.Of(entry))
        .SelectMany(token => _vocabulary.Learn(new WordPattern(token.Text, WordKind.Exact), _sounds));

    private Step Build(Pattern pattern, Step next, int depth) => pattern switch
    {
        WordPattern word => new WordStep(_vocabulary.Learn(word, _sounds).ToFrozenSet(), next),
        Sequence sequence => sequence.Parts.Reverse().Aggregate(next, (rest, part) => Build(part, rest, depth)),
        OneOf choice => Fork(choice, next, depth),
        Optional optional => new ForkStep([Build(optional.Inner, next, depth), next]),
        Gap gap => new GapStep(gap.Most, next),
        NamedSet { Name: "number" } => new WordStep(FrozenSet.Create(Vocabulary.AnyNumber), next),
        NamedSet { Name: "old_year" } => new WordStep(FrozenSet.Create(Vocabulary.OldYear), next),
        NamedSet { Name: "minor_age" } => new WordStep(FrozenSet.Create(Vocabulary.MinorAge), next),
        NamedSet set when depth < DeepestSet => Build(Set(set.Name), next, depth + 1),
        _ => throw new FormatException($"sets of locale {_locale.Tag} contain each other"),
    };

    // Single words become one look-up; only longer branches are tried one by one.
    private Step Fork(OneOf choice, Step next, int depth)
    {
        var single = new List<int>();
        var branches = new List<Step>();
        foreach (var branch in choice.Branches)
        {
            if (branch is WordPattern word)
            {
                single.AddRange(_vocabulary.Learn(word, _sounds));
            }
            else
            {
                branches.Add(Build(branch, next, depth));
            }
        }

        if (single.Count > 0)
        {
            branches.Add(new WordStep(single.ToFrozenSet(), next));
        }

        return branches.Count == 1 ? branches[0] : new ForkStep([.. branches]);
    }

    private Pattern Set(string name)
    {
        if (_sets.TryGetValue(name, out var known))
        {
            return known;
        }

        var entries = _locale.Typed($"sets.{name}");
        if (entries.Count == 0)
        {
            throw new FormatException($"locale {_locale.Tag} has no set '{name}'");
        }

        return _sets[name] = new OneOf([.. entries.Select(PatternParser.Parse).SelectMany(Flat)]);
    }

    private static IEnumerable<Pattern> Flat(Pattern pattern) => pattern is OneOf choice ? choice.Branches : [pattern];
}
