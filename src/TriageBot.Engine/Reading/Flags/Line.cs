namespace TriageBot.Engine.Reading.Flags;

/// <summary>A message as the word ids of its tokens.</summary>
internal sealed class Line
{
    private readonly Token[] _tokens;
    private readonly List<int> _ids = [];
    private readonly int[] _starts;

    public Line(Token[] tokens, Vocabulary vocabulary, IReadOnlySet<int> stops, int oldYear)
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
    public IReadOnlySet<int> Stops { get; }

    public int Length => _tokens.Length;

    public IEnumerable<int> Ids(int at)
    {
        for (var i = _starts[at]; i < _starts[at + 1]; i++)
        {
            yield return _ids[i];
        }
    }

    public bool IsAny(int at, IReadOnlySet<int> ids)
    {
        for (var i = _starts[at]; i < _starts[at + 1]; i++)
        {
            if (ids.Contains(_ids[i]))
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
