using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace TriageBot.Engine.Reading.Flags;

/// <summary>A message as the word ids of its tokens.</summary>
internal sealed class Line
{
    private readonly Token[] _tokens;
    private readonly List<int> _ids = [];
    private readonly int[] _starts;

    public Line(Token[] tokens, Vocabulary vocabulary, FrozenSet<int> stops, int oldYear)
    {
        _tokens = tokens;
        _starts = new int[tokens.Length + 1];
        Stops = stops;
        for (var i = 0; i < tokens.Length; i++)
        {
            vocabulary.Recognise(tokens[i], oldYear, _ids);
            _starts[i + 1] = _ids.Count;
        }
    }

    /// <summary>Words a gap never runs over.</summary>
    public FrozenSet<int> Stops { get; }

    public int Length => _tokens.Length;

    public ReadOnlySpan<int> Ids(int at) => CollectionsMarshal.AsSpan(_ids)[_starts[at].._starts[at + 1]];

    public bool IsAny(int at, FrozenSet<int> ids)
    {
        foreach (var id in Ids(at))
        {
            if (ids.Contains(id))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The token belongs to the sentence that the match began in.</summary>
    public bool Continues(int at, int start) => at < _tokens.Length && (at == start || !_tokens[at].BeginsSentence);

    public bool BreaksClause(int from, int to)
    {
        for (var i = Math.Max(0, from); i <= to && i < _tokens.Length; i++)
        {
            if (_tokens[i].BeginsClause)
            {
                return true;
            }
        }

        return false;
    }

    public bool BreaksSentence(int from, int to)
    {
        for (var i = Math.Max(0, from); i <= to && i < _tokens.Length; i++)
        {
            if (_tokens[i].BeginsSentence)
            {
                return true;
            }
        }

        return false;
    }
}
