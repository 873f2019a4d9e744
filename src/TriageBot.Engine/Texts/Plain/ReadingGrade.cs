using System.Globalization;

namespace TriageBot.Engine.Texts.Plain;

/// <summary>How hard a text is to read, by its words and syllables alone: a hint to look again, no verdict.</summary>
/// <param name="Said">In one sentence, for staff.</param>
/// <param name="IsHard">Harder than a sixth grader reads with ease.</param>
public sealed record ReadingGrade(string Said, bool IsHard)
{
    /// <summary>US school grade.</summary>
    private const double Bar = 6;

    /// <summary>"Fairly easy" on the INFLESZ scale begins here, which Barrio-Cantalejo (2008) found in primary school books and popular magazines.</summary>
    private const double SpanishBar = 65;

    /// <summary>In fewer words one long name makes all of it hard.</summary>
    private const int FewestWords = 8;

    /// <returns>Null for a language without a formula here, and for a text too short for one.</returns>
    public static ReadingGrade? Of(string tag, string text) => tag switch
    {
        "en" => PlainCount.Of(text, EnglishSyllables.Of) is { Words: >= FewestWords } count ? English(count) : null,
        "es" => PlainCount.Of(text, SpanishSyllables.Of) is { Words: >= FewestWords } count ? Spanish(count) : null,
        _ => null,
    };

    // Kincaid, Fishburne, Rogers and Chissom (1975), Research Branch Report 8-75.
    private static ReadingGrade English(PlainCount count)
    {
        var grade = Math.Max(1, (0.39 * count.WordsPerSentence) + (11.8 * count.SyllablesPerWord) - 15.59);
        return new ReadingGrade($"It reads at grade {grade.ToString("0", CultureInfo.InvariantCulture)}.", Math.Round(grade) > Bar);
    }

    // Szigriszt-Pazos (1993), with the scale of Barrio-Cantalejo and others (2008).
    private static ReadingGrade Spanish(PlainCount count)
    {
        var ease = 206.835 - (62.3 * count.SyllablesPerWord) - count.WordsPerSentence;
        var word = ease switch
        {
            > 80 => "very easy",
            >= SpanishBar => "fairly easy",
            >= 55 => "as hard as a newspaper",
            >= 40 => "somewhat hard",
            _ => "very hard",
        };
        return new ReadingGrade($"It is {word} to read ({ease.ToString("0", CultureInfo.InvariantCulture)} of 100; ours is {SpanishBar} or more).", ease < SpanishBar);
    }
}
