namespace TriageBot.Engine.Reading.Model;

/// <summary>How much each piece of a text speaks for each class. A text's score is the sum over its pieces, plus the class's own.</summary>
internal sealed class LinearModel
{
    private readonly sbyte[] _weights;
    private readonly int _mask;

    /// <param name="classes">In the order of the scores.</param>
    /// <param name="weights">A row of classes for each of a power of two of slots, in steps of <paramref name="unit"/>.</param>
    public LinearModel(IReadOnlyList<string> classes, sbyte[] weights, float unit, float[] biases)
    {
        (Classes, _weights, Unit, Biases) = (classes, weights, unit, biases);
        _mask = (weights.Length / Math.Max(1, classes.Count)) - 1;
        if (classes.Count == 0 || biases.Length != classes.Count || weights.Length != (_mask + 1) * classes.Count || (_mask & (_mask + 1)) != 0)
        {
            throw new ArgumentException("Weights, biases and classes do not fit each other.", nameof(weights));
        }
    }

    public IReadOnlyList<string> Classes { get; }

    public float Unit { get; }

    public float[] Biases { get; }

    public ReadOnlySpan<sbyte> Weights => _weights;

    /// <summary>Whether a piece of this name says anything.</summary>
    public bool Knows(uint piece) => _weights.AsSpan((int)(piece & _mask) * Classes.Count, Classes.Count).IndexOfAnyExcept((sbyte)0) >= 0;

    public void Score(ReadOnlySpan<Piece> pieces, Span<float> scores)
    {
        var count = Classes.Count;
        Span<float> sums = stackalloc float[count];
        sums.Clear();
        foreach (var piece in pieces)
        {
            var row = _weights.AsSpan((int)(piece.Hash & _mask) * count, count);
            for (var c = 0; c < row.Length; c++)
            {
                sums[c] += row[c] * piece.Value;
            }
        }

        for (var c = 0; c < count; c++)
        {
            scores[c] = (sums[c] * Unit) + Biases[c];
        }
    }
}
