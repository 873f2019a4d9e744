using System.Diagnostics.CodeAnalysis;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>Arrays of numbers are equal when their numbers are.</summary>
internal sealed class SameNumbers : IEqualityComparer<int[]>
{
    public static readonly SameNumbers Instance = new();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode([DisallowNull] int[] obj)
    {
        var hash = new HashCode();
        foreach (var number in obj)
        {
            hash.Add(number);
        }

        return hash.ToHashCode();
    }
}
