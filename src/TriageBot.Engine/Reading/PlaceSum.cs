namespace TriageBot.Engine.Reading;

/// <summary>How a language builds numbers.</summary>
/// <param name="TenMultiplies">Three ten five is 35, as in Chinese and Vietnamese.</param>
/// <param name="NamesEmptyPlaces">A place without a digit is named (三千零五), so that without that word 三千五 is 3,500.</param>
internal readonly record struct PlaceRules(bool TenMultiplies, bool NamesEmptyPlaces);

/// <summary>Adds number words up: a hundred, a thousand, a lakh and the like multiply what is smaller in front of them; anything else must fit into the place still free.</summary>
internal sealed class PlaceSum(PlaceRules rules)
{
    private readonly List<Term> _terms = [];
    private bool _skipped;

    public decimal Total => _terms.Sum(term => term.Value) + (IsShort ? (_terms[^1].Value * _terms[^2].Unit / 10) - _terms[^1].Value : 0);

    // "一万二": a digit right behind a multiplier counts tenths of it.
    private bool IsShort => rules.NamesEmptyPlaces && !_skipped && _terms is [.., { Unit: >= 100 }, { Value: >= 1 and <= 9, Typed: false }];

    /// <summary>The next place is said to be empty.</summary>
    public void SkipPlace() => _skipped = true;

    /// <summary>A half behind a multiplier: nothing can follow.</summary>
    public bool IsComplete { get; private set; }

    /// <param name="unit">What the last word counts: 1 for a digit.</param>
    public bool Ends(out decimal unit)
    {
        unit = _terms.Count == 0 ? 0 : _terms[^1].Unit;
        return unit > 0;
    }

    /// <summary>Returns <paramref name="length"/>.</summary>
    public int AddHalf(decimal unit, int length)
    {
        _terms[^1] = _terms[^1] with { Value = _terms[^1].Value + (unit / 2) };
        IsComplete = unit >= 100;
        return length;
    }

    /// <summary>Nothing can follow. Returns 1: the one digit.</summary>
    public int AddTenths(decimal unit, int digit)
    {
        _terms[^1] = _terms[^1] with { Value = _terms[^1].Value + (digit * unit / 10) };
        IsComplete = true;
        return 1;
    }

    /// <param name="typed">In digits: nothing fits behind it any more.</param>
    /// <returns>False when it is another number.</returns>
    public bool Add(decimal part, bool typed) => (!typed && Multiplies(part) && Multiply(part)) || Append(part, typed);

    /// <summary>All of them or none.</summary>
    public bool AddAll(IEnumerable<long> parts)
    {
        Term[] before = [.. _terms];
        if (parts.All(part => Add(part, typed: false)))
        {
            return true;
        }

        _terms.Clear();
        _terms.AddRange(before);
        return false;
    }

    private bool Multiplies(decimal part) => (part is 10 && rules.TenMultiplies) || (part >= 100 && part == UnitOf(part));

    private bool Multiply(decimal by)
    {
        var from = _terms.FindLastIndex(term => term.Value >= by) + 1;
        var sum = _terms.Skip(from).Sum(term => term.Value);
        if (sum == 0 || (from > 0 && sum * by >= _terms[from - 1].Unit))
        {
            return false;
        }

        _terms.RemoveRange(from, _terms.Count - from);
        _terms.Add(new Term(sum * by, by, Typed: false));
        _skipped = false;
        return true;
    }

    private bool Append(decimal part, bool typed)
    {
        var fits = _terms.Count == 0 || (part > 0 && (part < _terms[^1].Unit || IsByTwenties(part)));
        if (fits)
        {
            _terms.Add(new Term(part, typed ? 1 : UnitOf(part), typed));
        }

        return fits;
    }

    // "soixante et onze", "quatre-vingt dix".
    private bool IsByTwenties(decimal part) => part is >= 10 and <= 19 && _terms[^1] is { Value: 60 or 80, Typed: false };

    private decimal UnitOf(decimal part)
    {
        if (part is 10 && !rules.TenMultiplies)
        {
            return 1;
        }

        var unit = 1m;
        while (part > 0 && part % (unit * 10) == 0)
        {
            unit *= 10;
        }

        return unit;
    }

    /// <param name="Unit">What comes behind has to be smaller.</param>
    private sealed record Term(decimal Value, decimal Unit, bool Typed);
}
