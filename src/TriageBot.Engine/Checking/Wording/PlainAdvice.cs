using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Plain;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>Advice on a text: to be weighed by whoever writes it, never a finding that keeps anything from being published.</summary>
/// <param name="Code">Stable: <c>text-hard</c> or <c>word-avoid</c>.</param>
public sealed record PlainAdvice(string Code, string Message, string Fix)
{
    public static IEnumerable<PlainAdvice> Of(Locale locale, string text)
    {
        if (ReadingGrade.Of(locale.Tag, text) is { IsHard: true } grade)
        {
            yield return new("text-hard", grade.Said, "Say it in shorter words and shorter sentences.");
        }

        foreach (var (found, better) in locale.Plain.In(text))
        {
            yield return new("word-avoid", $"\"{found}\" may be hard or hurt.", $"Better: {better}.");
        }
    }
}
