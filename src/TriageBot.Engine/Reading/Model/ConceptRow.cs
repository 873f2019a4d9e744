using System.Numerics;
using System.Runtime.InteropServices;

namespace TriageBot.Engine.Reading.Model;

/// <summary>A word that means something, whatever the language.</summary>
/// <param name="At">Which token.</param>
/// <param name="Concepts">A bit for each of <see cref="Concepts.Ids"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ConceptWord(int At, ulong Concepts);

/// <summary>What concepts stand in a text, and how they stand to each other.</summary>
internal static class ConceptRow
{
    private const int Near = 2;
    private const int Far = 9;
    private const int MostDistinct = 14;

    public static void Add(ReadOnlySpan<ConceptWord> row, bool asks, Pieces pieces)
    {
        ulong all = 0;
        foreach (var word in row)
        {
            all |= word.Concepts;
        }

        AddSingles(all, asks, pieces);
        pieces.EndGroup();
        AddPairs(row, pieces);
        pieces.EndGroup();
        AddTriples(all, pieces);
        pieces.EndGroup();
    }

    private static void AddSingles(ulong all, bool asks, Pieces pieces)
    {
        for (var left = all; left != 0; left &= left - 1)
        {
            var concept = (char)BitOperations.TrailingZeroCount(left);
            pieces.Add(Named('C', concept));
            if (asks)
            {
                pieces.Add(Named('Q', concept));
            }
        }

        pieces.Add(Named('?', asks ? 'y' : 'n'));
    }

    private static void AddPairs(ReadOnlySpan<ConceptWord> row, Pieces pieces)
    {
        for (var i = 0; i < row.Length; i++)
        {
            for (var j = i + 1; j < row.Length && row[j].At - row[i].At <= Far; j++)
            {
                var near = row[j].At - row[i].At <= Near;
                for (var left = row[i].Concepts; left != 0; left &= left - 1)
                {
                    for (var right = row[j].Concepts; right != 0; right &= right - 1)
                    {
                        var (a, b) = ((char)BitOperations.TrailingZeroCount(left), (char)BitOperations.TrailingZeroCount(right));
                        pieces.Add(Named('P', a, b));
                        if (near)
                        {
                            pieces.Add(Named('N', a, b));
                        }
                    }
                }
            }
        }
    }

    private static void AddTriples(ulong all, Pieces pieces)
    {
        Span<char> distinct = stackalloc char[64];
        var count = 0;
        for (var left = all; left != 0 && count < MostDistinct; left &= left - 1)
        {
            distinct[count++] = (char)BitOperations.TrailingZeroCount(left);
        }

        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                pieces.Add(Named('U', distinct[i], distinct[j]));
                for (var k = j + 1; k < count; k++)
                {
                    pieces.Add(Named('T', distinct[i], distinct[j], distinct[k]));
                }
            }
        }
    }

    private static uint Named(char kind, params ReadOnlySpan<char> concepts)
    {
        var hash = Hashing.Begin(kind);
        foreach (var concept in concepts)
        {
            hash = Hashing.Step(hash, (char)(concept + 1));
        }

        return Hashing.Mixed(hash);
    }
}
