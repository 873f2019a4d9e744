namespace TriageBot.Alerts;

/// <summary>Settings <c>Alerts:*</c>.</summary>
internal sealed record AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>Phone numbers that are paged, in E.164 (<c>+15551234567</c>); spaces, dashes and brackets are forgiven.</summary>
    public string[]? To { get; init; }

    /// <summary>How often a page repeats until somebody takes it.</summary>
    public int RepeatMinutes { get; init; } = 5;

    public TimeSpan Repeat => TimeSpan.FromMinutes(RepeatMinutes);

    /// <summary>One clear line each; any of them keeps the server from starting. Numbers are named by their place in the list.</summary>
    public IEnumerable<string> Problems()
    {
        if (RepeatMinutes is < 1 or > 1440)
        {
            yield return "Alerts:RepeatMinutes must be from 1 to 1440.";
        }

        foreach (var (place, number) in (To ?? []).Index())
        {
            if (PhoneNumber.Normalise(number) is null)
            {
                yield return $"Alerts:To:{place} is no phone number: write it as +15551234567.";
            }
        }
    }

    /// <summary>Said once at the start.</summary>
    public IEnumerable<string> Warnings(bool production)
    {
        if (production && To is not { Length: > 0 })
        {
            yield return "Alerts:To is empty: nobody is paged in an emergency.";
        }
    }
}
