namespace TriageBot.Engine.Reading.Model;

internal static class Probabilities
{
    public static float Logistic(float score) => 1 / (1 + MathF.Exp(-score));

    /// <param name="sharpness">1 as trained; more makes the best stand out more.</param>
    public static void Softmax(Span<float> scores, float sharpness)
    {
        var most = float.MinValue;
        foreach (var score in scores)
        {
            most = MathF.Max(most, score);
        }

        var sum = 0f;
        for (var c = 0; c < scores.Length; c++)
        {
            scores[c] = MathF.Exp((scores[c] - most) * sharpness);
            sum += scores[c];
        }

        for (var c = 0; c < scores.Length; c++)
        {
            scores[c] /= sum;
        }
    }
}
