namespace TriageBot.Engine.Reading.Flags;

/// <summary>How a language's writers mix up letters that sound alike: <c>ll&gt;y</c>, <c>h&gt;</c>. Applied in order.</summary>
internal sealed class Sounds
{
    private const int Shortest = 3;
    private const int Longest = 24;

    private readonly (string From, string To)[] _rules;

    public Sounds(IEnumerable<string> rules) => _rules =
    [
        .. rules.Select(rule => rule.Split('>', 2)).Where(parts => parts.Length == 2 && parts[0].Trim().Length > 0)
            .Select(parts => (parts[0].Trim(), parts[1].Trim())),
    ];

    /// <summary>The word as it sounds, or null where sounds say nothing.</summary>
    public string? Of(string word)
    {
        if (_rules.Length == 0 || word.Length is < Shortest or > Longest)
        {
            return null;
        }

        foreach (var (from, to) in _rules)
        {
            word = word.Replace(from, to, StringComparison.Ordinal);
        }

        return word;
    }
}
