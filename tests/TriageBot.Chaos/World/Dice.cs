using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Chaos.World;

/// <summary>Seeded chance, for many threads. In calm weather nothing bad is ever thrown.</summary>
internal sealed class Dice(int seed, string purpose)
{
    private readonly Random _random = new(StableHash(seed + purpose));
    private readonly Lock _lock = new();
    private volatile bool _calm;

    public void Calm() => _calm = true;

    public bool Chance(double share) => !_calm && Roll() < share;

    public double Between(double low, double high) => low + ((high - low) * Roll());

    public T Pick<T>(IReadOnlyList<T> from) => from[(int)(Roll() * from.Count)];

    /// <summary>One of these, by weight.</summary>
    public T Weighted<T>(IReadOnlyList<(T Value, double Weight)> from)
    {
        var left = Roll() * from.Sum(one => one.Weight);
        foreach (var (value, weight) in from)
        {
            left -= weight;
            if (left < 0)
            {
                return value;
            }
        }

        return from[^1].Value;
    }

    private double Roll()
    {
        lock (_lock)
        {
            return _random.NextDouble();
        }
    }

    // string.GetHashCode differs from run to run, and a seed must not; neighbouring seeds give Random alike beginnings.
    private static int StableHash(string text) => BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
