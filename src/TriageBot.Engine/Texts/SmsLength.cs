using System.Globalization;
using System.Text;

namespace TriageBot.Engine.Texts;

/// <summary>What a text costs as SMS.</summary>
/// <param name="Segments">At least 1. GSM-7: 160 septets alone, 153 each in a row; UCS-2: 70 code units alone, 67 each in a row.</param>
/// <param name="Units">Septets under GSM-7, code units under UCS-2.</param>
/// <param name="ForcedBy">The first character that made it UCS-2; null under GSM-7.</param>
public sealed record SmsLength(int Segments, int Units, string? ForcedBy)
{
    public bool IsGsm7 => ForcedBy is null;

    public static SmsLength Of(string text)
    {
        var misfit = Gsm7.IndexOfMisfit(text);
        return misfit < 0 ? OfGsm7(text) : OfUcs2(text, misfit);
    }

    private static SmsLength OfGsm7(string text)
    {
        var segments = new Tally(153);
        foreach (var character in text)
        {
            segments.Add(Gsm7.Cost(character));
        }

        return new SmsLength(segments.Units <= 160 ? 1 : segments.Count, segments.Units, ForcedBy: null);
    }

    private static SmsLength OfUcs2(string text, int misfit)
    {
        var segments = new Tally(67);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = Unbreakable(rest);
            segments.Add(length);
            rest = rest[length..];
        }

        Rune.DecodeFromUtf16(text.AsSpan(misfit), out var forcedBy, out _);
        return new SmsLength(segments.Units <= 70 ? 1 : segments.Count, segments.Units, forcedBy.ToString());
    }

    // Carriers keep what reads as one character together, except a line end.
    // A pile of marks longer than a segment has to break somewhere: between code points.
    private static int Unbreakable(ReadOnlySpan<char> rest)
    {
        var length = StringInfo.GetNextTextElementLength(rest);
        if (rest[0] is '\r')
        {
            return 1;
        }

        return length <= 67 ? length : char.IsHighSurrogate(rest[0]) && char.IsLowSurrogate(rest[1]) ? 2 : 1;
    }

    private sealed class Tally(int capacity)
    {
        private int _used;

        public int Count { get; private set; } = 1;

        public int Units { get; private set; }

        public void Add(int units)
        {
            Units += units;
            if (_used + units > capacity)
            {
                Count++;
                _used = 0;
            }

            _used += units;
        }
    }
}
