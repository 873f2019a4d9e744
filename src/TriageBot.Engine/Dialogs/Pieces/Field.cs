using System.Collections.Immutable;

namespace TriageBot.Engine.Dialogs.Pieces;

/// <summary>One value of a piece.</summary>
/// <param name="Key">Keys joined with dots, such as <c>clock.within.emergency</c>.</param>
/// <param name="Values">One, unless it is a list.</param>
public sealed record Field(string Key, ImmutableArray<string> Values, bool IsList)
{
    public static Field One(string key, string value) => new(key, [value], IsList: false);

    public static Field List(string key, IEnumerable<string> values) => new(key, [.. values], IsList: true);

    /// <summary>As people write it: a list with commas.</summary>
    public string Text => string.Join(", ", Values);

    /// <summary>The first of its keys.</summary>
    public string Head => Key.Split('.', 2)[0];
}
