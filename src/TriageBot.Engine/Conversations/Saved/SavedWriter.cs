using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TriageBot.Engine.Conversations.Saved;

/// <summary>Writes values one after another, without names. A text that was written before is only pointed at, and a
/// time is written as the distance from the one before it.</summary>
internal sealed class SavedWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Dictionary<string, int> _texts = new(64, StringComparer.Ordinal);
    private long _time;

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public void Flag(bool value) => Number(value ? 1 : 0);

    /// <summary>Not negative. Seven bits a byte, the lowest first; the eighth says that more follow.</summary>
    public void Number(long value)
    {
        var bytes = _bytes.GetSpan(10);
        var length = 0;
        for (; value > 127; value >>= 7)
        {
            bytes[length++] = (byte)(value | 128);
        }

        bytes[length++] = (byte)value;
        _bytes.Advance(length);
    }

    public void Amount(decimal value) => Text(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>By name, so that members may be put in any order.</summary>
    public void Name<T>(T? value)
        where T : struct, Enum => Text(value?.ToString());

    // 0: null. Odd: place of an earlier text. Even: length, and the letters.
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
        }
        else if (_texts.TryGetValue(text, out var place))
        {
            Number((place * 2) + 1);
        }
        else
        {
            _texts.Add(text, _texts.Count);
            Number((Encoding.UTF8.GetByteCount(text) + 1) * 2);
            Encoding.UTF8.GetBytes(text, _bytes);
        }
    }

    public void Time(DateTimeOffset time)
    {
        var distance = time.UtcTicks - _time;
        Flag(distance < 0);
        Number(Math.Abs(distance));
        _time = time.UtcTicks;
    }

    public void Optional<T>(T? value, Action<T> write)
        where T : class
    {
        Flag(value is not null);
        if (value is not null)
        {
            write(value);
        }
    }

    public void Time(DateTimeOffset? time)
    {
        Flag(time is not null);
        if (time is { } known)
        {
            Time(known);
        }
    }

    public void Each<T>(ImmutableArray<T> values, Action<T> write)
    {
        Number(values.Length);
        foreach (var value in values)
        {
            write(value);
        }
    }
}
