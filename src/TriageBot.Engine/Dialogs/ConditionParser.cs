using System.Collections.Immutable;
using System.Globalization;

namespace TriageBot.Engine.Dialogs;

/// <summary>Reads a condition sentence. Grammar, loosest first: <c>or</c>, <c>and</c>, <c>not</c>, a comparison or parentheses.</summary>
public sealed class ConditionParser
{
    private readonly ImmutableArray<string> _tokens;
    private int _next;

    private ConditionParser(ImmutableArray<string> tokens) => _tokens = tokens;

    /// <summary>The condition, or in <paramref name="problem"/> what cannot be read and where.</summary>
    public static Condition? TryParse(string text, out string? problem)
    {
        var parser = new ConditionParser(ConditionTokens.Of(text));
        try
        {
            var condition = parser.Any();
            problem = parser._next < parser._tokens.Length ? $"'{parser.Peek}' is not expected here" : null;
            return problem is null ? condition : null;
        }
        catch (FormatException exception)
        {
            problem = exception.Message;
            return null;
        }
    }

    private string Peek => _next < _tokens.Length ? _tokens[_next] : "";

    private Condition Any()
    {
        var parts = ImmutableArray.Create(All());
        while (Take("or"))
        {
            parts = parts.Add(All());
        }

        return parts.Length == 1 ? parts[0] : new Or(parts);
    }

    private Condition All()
    {
        var parts = ImmutableArray.Create(One());
        while (Take("and"))
        {
            parts = parts.Add(One());
        }

        return parts.Length == 1 ? parts[0] : new And(parts);
    }

    private Condition One()
    {
        if (Take("not"))
        {
            return new Not(One());
        }

        if (Take("("))
        {
            var inner = Any();
            Expect(")");
            return inner;
        }

        return Comparison();
    }

    private Condition Comparison()
    {
        var name = Word("a question id");
        switch (name)
        {
            case "flagged":
                return new FlagHeard(null);
            case "asked_for_person":
                return new AskedForPerson();
            case "shared_device":
                return new OnSharedDevice();
            case "flag":
                return new FlagHeard(Argument());
            case "answered":
                return new IsAnswered(Argument());
            case "days_until" or "days_since":
                return Days(Argument(), since: name is "days_since");
        }

        if (Take("is"))
        {
            var negated = Take("not");
            return new Is(name, Word("yes, no, not-sure, skipped or an option"), negated);
        }

        if (Take("includes"))
        {
            return new Includes(name, Word("an option"));
        }

        return new NumberIs(name, Sign(), Number());
    }

    private DaysAre Days(string question, bool since)
    {
        var sign = Sign();
        var limit = Number();
        return limit == decimal.Truncate(limit) && Math.Abs(limit) < 100_000
            ? new DaysAre(question, since, sign, (int)limit)
            : throw new FormatException("days are whole numbers");
    }

    private string Argument()
    {
        Expect("(");
        var name = Word("a name");
        Expect(")");
        return name;
    }

    private Comparison Sign()
    {
        var sign = Peek switch
        {
            "<" => Dialogs.Comparison.Less,
            "<=" => Dialogs.Comparison.AtMost,
            "=" => Dialogs.Comparison.Equal,
            ">=" => Dialogs.Comparison.AtLeast,
            ">" => Dialogs.Comparison.More,
            _ => throw new FormatException($"'is', 'includes', <, <=, =, >= or > is expected, not '{Peek}'"),
        };
        _next++;
        return sign;
    }

    private decimal Number()
    {
        if (!decimal.TryParse(Peek, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            throw new FormatException($"a number is expected, not '{Peek}'");
        }

        _next++;
        return number;
    }

    private string Word(string what)
    {
        if (Peek.Length == 0 || !(char.IsLetter(Peek[0]) || Peek[0] == '_') || Peek is "and" or "or" or "not" or "is")
        {
            throw new FormatException($"{what} is expected, not '{Peek}'");
        }

        return _tokens[_next++];
    }

    private bool Take(string token)
    {
        if (!string.Equals(Peek, token, StringComparison.Ordinal))
        {
            return false;
        }

        _next++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token))
        {
            throw new FormatException($"'{token}' is expected, not '{Peek}'");
        }
    }
}
