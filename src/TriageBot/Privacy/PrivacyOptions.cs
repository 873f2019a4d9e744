using System.Collections.Immutable;

namespace TriageBot.Privacy;

/// <summary>The <c>Privacy</c> section.</summary>
internal sealed record PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary><c>id:base64</c> of 32 bytes each, newest first. The first seals; all open.</summary>
    public string[] EncryptionKeys { get; init; } = [];

    /// <summary>Base64 of 32 bytes, the same on all hosts. Null in Development: derived.</summary>
    public string? LookupKey { get; init; }

    public int TranscriptDays { get; init; } = 30;

    public int AbandonedDays { get; init; } = 14;

    /// <summary>One plain line for each thing that is wrong, without any secret; empty when all is well.</summary>
    /// <param name="production">Also refuse what is good enough for Development only.</param>
    /// <param name="isDevelopmentSecret">Whether a setting's value was made up by this program for Development.</param>
    public ImmutableArray<string> Problems(bool production, Func<string, bool> isDevelopmentSecret) =>
    [
        .. KeyProblems(production, isDevelopmentSecret),
        .. LookupProblems(production, isDevelopmentSecret),
        .. DayProblems(nameof(TranscriptDays), TranscriptDays),
        .. DayProblems(nameof(AbandonedDays), AbandonedDays),
    ];

    private IEnumerable<string> KeyProblems(bool production, Func<string, bool> isDevelopmentSecret)
    {
        if (EncryptionKeys.Length == 0)
        {
            yield return $"{Section}:EncryptionKeys is empty: give at least one id:base64 key of {SealingKey.Length} random bytes.";
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < EncryptionKeys.Length; i++)
        {
            var setting = $"{Section}:EncryptionKeys:{i}";
            var (key, problem) = SealingKey.Parse(EncryptionKeys[i]);
            if (key is null)
            {
                yield return $"{setting} {problem}.";
                continue;
            }

            if (!ids.Add(key.Id))
            {
                yield return $"{setting} repeats the id {key.Id}: every key needs its own.";
            }

            if (production && Unfit(key.Bytes, EncryptionKeys[i], isDevelopmentSecret) is { } unfit)
            {
                yield return $"{setting} ({key.Id}) {unfit}";
            }
        }
    }

    private IEnumerable<string> LookupProblems(bool production, Func<string, bool> isDevelopmentSecret)
    {
        const string setting = $"{Section}:LookupKey";
        if (string.IsNullOrEmpty(LookupKey))
        {
            if (production)
            {
                yield return $"{setting} is missing: give base64 of {SealingKey.Length} random bytes, the same on all hosts.";
            }

            yield break;
        }

        var (bytes, problem) = SealingKey.ParseBytes(LookupKey);
        if (bytes is null)
        {
            yield return $"{setting} {problem}.";
            yield break;
        }

        if (production && Unfit(bytes, LookupKey, isDevelopmentSecret) is { } unfit)
        {
            yield return $"{setting} {unfit}";
        }
    }

    private static IEnumerable<string> DayProblems(string setting, int days)
    {
        if (days < 1)
        {
            yield return $"{Section}:{setting} is {days}: it must be 1 or more.";
        }
    }

    private static string? Unfit(byte[] bytes, string setting, Func<string, bool> isDevelopmentSecret)
    {
        if (isDevelopmentSecret(setting) || isDevelopmentSecret(Convert.ToBase64String(bytes)))
        {
            return "is a development secret: draw a new one for Production.";
        }

        return SealingKey.IsWeak(bytes) ? "is weak: draw it at random, it must not be typed or repeat itself." : null;
    }
}
