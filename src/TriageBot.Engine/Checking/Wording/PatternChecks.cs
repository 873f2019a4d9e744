using TriageBot.Engine.Reading.Flags;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>Red-flag patterns that cannot be read: the reader passes over them, so nobody would hear what they stand for.</summary>
internal static class PatternChecks
{
    public static IEnumerable<Finding> Run(Locale locale)
    {
        var findings = new List<Finding>();
        _ = CompiledPattern.Of(locale, new PatternCompiler(locale, new Vocabulary()), (key, problem) => findings.Add(new(
            locale.Words[key].File, locale.Words[key].Line, Severity.Error, "pattern", $"'{key}': {problem}.", "Correct it; the signs are explained in locales/en/words.yaml."))).Count();
        return findings;
    }
}
