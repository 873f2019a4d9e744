namespace TriageBot.Engine.Reading;

/// <summary>Why a text is read as it is: the fewest words in a row that are read the same all by themselves. Asks the reader, whatever that goes by.</summary>
public static class Deciding
{
    /// <summary>Words: of a longer text only the beginning is looked at, for every run of words costs a reading.</summary>
    private const int Longest = 30;

    /// <param name="same">Whether a part of the text is read as all of it is.</param>
    /// <returns>The words as they were typed; empty where only the whole of a long text is read so.</returns>
    public static string Words(string text, Func<string, bool> same)
    {
        var tokens = Tokens.Of(text).Take(Longest).ToArray();
        for (var run = 1; run <= tokens.Length; run++)
        {
            for (var at = 0; at + run <= tokens.Length; at++)
            {
                var part = text[tokens[at].Start..tokens[at + run - 1].End];
                if (same(part))
                {
                    return part;
                }
            }
        }

        return "";
    }
}
