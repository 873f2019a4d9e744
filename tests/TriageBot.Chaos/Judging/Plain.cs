using System.Globalization;
using System.Text;

namespace TriageBot.Chaos.Judging;

/// <summary>A text without its accents, some of which SMS cannot carry.</summary>
internal static class Plain
{
    public static string Of(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark));
}
