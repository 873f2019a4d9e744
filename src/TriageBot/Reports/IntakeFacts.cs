using System.Collections.Immutable;
using System.Text.Json;
using TriageBot.Stores;

namespace TriageBot.Reports;

/// <summary>Reads the facts out of an intake's JSON, and nothing else: answers are not even parsed.</summary>
internal static class IntakeFacts
{
    /// <returns>Null for one that was withdrawn: nothing of it counts.</returns>
    public static IntakeFact? Of(IntakeRow row, ReadOnlySpan<byte> json)
    {
        var kept = JsonSerializer.Deserialize<Kept>(json, JsonSerializerOptions.Web)!;
        return kept.Reason is null
            ? new IntakeFact(
                row.Id,
                row.CreatedAt ?? row.UpdatedAt,
                row.Level,
                kept.Language?.Name ?? IntakeFact.Unknown,
                Issue(kept.PracticeAreas),
                Place(kept.Contact?.Place),
                kept.Consent is not null,
                kept.Routing is { Why: ["nobody-fits", ..] },
                kept.ProblemCodes.IsDefault ? [] : [.. kept.ProblemCodes.Select(code => (code.System, code.Code)).Distinct()])
            : null;
    }

    private static string Issue(ImmutableArray<string> areas) => areas switch
    {
        { IsDefaultOrEmpty: true } => IntakeFact.Unknown,
        [var one] => one,
        _ => "several",
    };

    /// <summary>Three digits of a ZIP code hold some 400,000 people on average. A city in people's own letters: whatever else they wrote stays rare and so unshown.</summary>
    public static string Place(string? place)
    {
        var text = place?.Split([',', ';', '\n'])[0].Trim(' ', '.') ?? "";
        if (text.Length >= 5 && text.AsSpan(0, 5).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return $"ZIP {text[..3]}";
        }

        var words = text.ToLowerInvariant().Split([' ', '\t', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 0 || text.Any(char.IsAsciiDigit) ? IntakeFact.Unknown : string.Join(' ', words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private sealed record Kept(
        Language? Language, ImmutableArray<string> PracticeAreas, ImmutableArray<Problem> ProblemCodes, Contact? Contact, Consent? Consent, Routing? Routing, string? Reason);

    private sealed record Language(string? Name);

    private sealed record Problem(string System, string Code);

    private sealed record Contact(string? Place);

    private sealed record Consent(string? At);

    private sealed record Routing(string? Clinic, ImmutableArray<string> Why);
}
