using System.Collections.Immutable;

namespace TriageBot.Alerts;

/// <summary>Who is paged.</summary>
/// <param name="Numbers">E.164, in order; a member is named by the place, from 1, never by the number.</param>
internal sealed record Roster(ImmutableArray<string> Numbers)
{
    public static Roster From(AlertOptions options) =>
        new([.. (options.To ?? []).Select(PhoneNumber.Normalise).OfType<string>().Distinct(StringComparer.Ordinal)]);

    /// <summary><c>alerts:2</c>, or null for everybody else.</summary>
    public string? MemberAt(string address) =>
        PhoneNumber.Normalise(address) is { } number && Numbers.IndexOf(number) is >= 0 and var place ? $"alerts:{place + 1}" : null;
}
