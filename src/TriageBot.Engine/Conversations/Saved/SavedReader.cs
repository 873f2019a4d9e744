using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TriageBot.Engine.Conversations.Saved;

/// <summary>Reads what <see cref="SavedWriter"/> wrote, in the same order.</summary>
internal sealed class SavedReader(byte[] bytes)
{
    private readonly List<string> _texts = new(64);
    private int _at;
    private long _time;

    public bool Flag() => Number() != 0;

    public int Number() => checked((int)Long());

    public decimal Amount() => decimal.Parse(Text(), CultureInfo.InvariantCulture);

    public T Name<T>()
        where T : struct, Enum => Enum.Parse<T>(Text());

    public T? OptionalName<T>()
        where T : struct, Enum => OptionalText() is { } name ? Enum.Parse<T>(name) : null;

    public string Text() => OptionalText() ?? throw new InvalidDataException("a text is missing");

    public string? OptionalText()
    {
        var mark = Number();
        if (mark == 0)
        {
            return null;
        }

        if ((mark & 1) == 1)
        {
            return mark >> 1 < _texts.Count ? _texts[mark >> 1] : throw new InvalidDataException("no such text");
        }

        var length = (mark >> 1) - 1;
        if (length < 0 || length > bytes.Length - _at)
        {
            throw CutOff();
        }

        _texts.Add(Encoding.UTF8.GetString(bytes, _at, length));
        _at += length;
        return _texts[^1];
    }

    public DateTimeOffset Time()
    {
        _time += Flag() ? -Long() : Long();
        return new DateTimeOffset(_time, TimeSpan.Zero);
    }

    public DateTimeOffset? OptionalTime() => Flag() ? Time() : null;

    public T? Optional<T>(Func<T> read)
        where T : class => Flag() ? read() : null;

    public ImmutableArray<T> Each<T>(Func<T> read)
    {
        var values = ImmutableArray.CreateBuilder<T>();
        for (var left = Number(); left > 0; left--)
        {
            values.Add(read());
        }

        return values.DrainToImmutable();
    }

    private long Long()
    {
        var number = 0L;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var part = _at < bytes.Length ? bytes[_at++] : throw CutOff();
            number |= (long)(part & 127) << shift;
            if (part < 128)
            {
                return number;
            }
        }

        throw CutOff();
    }

    private static InvalidDataException CutOff() => new("the saved conversation is cut off or is none");
}
