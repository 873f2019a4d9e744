namespace TriageBot.Engine.Reading.Model;

/// <summary>Names pieces (FNV-1a, 32 bits, mixed). The same on every machine and in every release, or a trained model would mean nothing.</summary>
internal static class Hashing
{
    private const uint Basis = 2166136261u;
    private const uint Prime = 16777619u;

    public static uint Begin(char kind) => Step(Basis, kind);

    public static uint Step(uint hash, char letter) => (hash ^ letter) * Prime;

    public static uint Of(char kind, params ReadOnlySpan<string> words)
    {
        var hash = Begin(kind);
        foreach (var word in words)
        {
            foreach (var letter in word)
            {
                hash = Step(hash, letter);
            }

            hash = Step(hash, '\u0001');
        }

        return Mixed(hash);
    }

    // The low bits of FNV alone hardly know the first letters.
    public static uint Mixed(uint hash)
    {
        hash = (hash ^ (hash >> 15)) * 2246822519u;
        return hash ^ (hash >> 13);
    }
}
