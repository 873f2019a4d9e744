namespace TriageBot.Engine.Reading.Model;

/// <summary>A text to learn from.</summary>
/// <param name="Classes">Indexes of the classes it belongs to.</param>
/// <param name="Weight">How much it counts; 1 is usual.</param>
internal sealed record Lesson(Piece[] Pieces, int[] Classes, float Weight = 1);

/// <summary>Learns a <see cref="LinearModel"/> by logistic regression with AdaGrad. The same lessons in the same order give the same model, bit for bit.</summary>
internal static class LinearTrainer
{
    private const float Rate = 0.5f;

    /// <summary>So near, nothing is learned any more.</summary>
    private const float Right = 0.005f;

    private const uint Seed = 20261122;

    /// <param name="exclusive">A text has exactly one class (softmax); else each class is a question of its own.</param>
    /// <param name="bits">Of the number of slots.</param>
    /// <param name="shrink">Pulls weights towards zero, at each touch.</param>
    public static LinearModel Learn(IReadOnlyList<string> classes, IReadOnlyList<Lesson> lessons, bool exclusive, int bits, int rounds, float shrink)
    {
        var count = classes.Count;
        var mask = (1 << bits) - 1;
        var weights = new float[(mask + 1) * count];
        var squares = new float[weights.Length];
        var (biases, biasSquares) = (new float[count], new float[count]);
        var order = Enumerable.Range(0, lessons.Count).ToArray();
        var random = Seed;
        var scores = new float[count];
        var wanted = new float[count];
        for (var round = 0; round < rounds; round++)
        {
            Shuffle(order, ref random);
            foreach (var index in order)
            {
                var lesson = lessons[index];
                if (lesson.Pieces.Length == 0)
                {
                    continue;
                }

                Score(lesson, weights, biases, mask, scores);
                Squash(scores, exclusive);
                Array.Clear(wanted);
                foreach (var right in lesson.Classes)
                {
                    wanted[right] = 1;
                }

                Correct(lesson, scores, wanted, weights, squares, biases, biasSquares, mask, shrink);
            }
        }

        return Rounded(classes, weights, biases);
    }

    private static void Correct(
        Lesson lesson, float[] scores, float[] wanted, float[] weights, float[] squares, float[] biases, float[] biasSquares, int mask, float shrink)
    {
        var count = scores.Length;
        Span<int> wrong = stackalloc int[count];
        var classes = 0;
        for (var c = 0; c < count; c++)
        {
            scores[c] = (scores[c] - wanted[c]) * lesson.Weight;
            if (MathF.Abs(scores[c]) < Right)
            {
                continue;
            }

            wrong[classes++] = c;
            biasSquares[c] += scores[c] * scores[c];
            biases[c] -= Rate * 0.2f * scores[c] / (1 + MathF.Sqrt(biasSquares[c]));
        }

        if (classes == 0)
        {
            return;
        }

        foreach (var piece in lesson.Pieces)
        {
            var row = (int)(piece.Hash & mask) * count;
            foreach (var c in wrong[..classes])
            {
                var slope = (scores[c] * piece.Value) + (shrink * weights[row + c]);
                squares[row + c] += slope * slope;
                weights[row + c] -= Rate * slope / (0.1f + MathF.Sqrt(squares[row + c]));
            }
        }
    }

    private static void Score(Lesson lesson, float[] weights, float[] biases, int mask, float[] scores)
    {
        var count = scores.Length;
        Array.Clear(scores);
        foreach (var piece in lesson.Pieces)
        {
            var row = weights.AsSpan((int)(piece.Hash & mask) * count, count);
            for (var c = 0; c < row.Length; c++)
            {
                scores[c] += row[c] * piece.Value;
            }
        }

        for (var c = 0; c < count; c++)
        {
            scores[c] += biases[c];
        }
    }

    private static void Squash(float[] scores, bool exclusive)
    {
        if (exclusive)
        {
            Probabilities.Softmax(scores, 1);
            return;
        }

        for (var c = 0; c < scores.Length; c++)
        {
            scores[c] = Probabilities.Logistic(scores[c]);
        }
    }

    private static void Shuffle(int[] order, ref uint random)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            random ^= random << 13;
            random ^= random >> 17;
            random ^= random << 5;
            var j = (int)(random % (uint)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }

    // One byte a weight: a tenth of the accuracy that training noise leaves anyhow.
    private static LinearModel Rounded(IReadOnlyList<string> classes, float[] weights, float[] biases)
    {
        var most = 1e-6f;
        foreach (var weight in weights)
        {
            most = MathF.Max(most, MathF.Abs(weight));
        }

        var unit = most / sbyte.MaxValue;
        var rounded = new sbyte[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            rounded[i] = (sbyte)MathF.Round(weights[i] / unit);
        }

        return new LinearModel(classes, rounded, unit, biases);
    }
}
