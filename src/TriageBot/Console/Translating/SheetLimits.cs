using TriageBot.Engine.Checking;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Publishing;
using TriageBot.Sheets;

namespace TriageBot.Console.Translating;

/// <summary>What no sheet that was exported here can have become by being filled in.</summary>
internal static class SheetLimits
{
    /// <param name="rows">Of the sheet as it would be exported now.</param>
    public static IEnumerable<SheetProblem> Problems(ReadSheet read, int rows)
    {
        if (read.Lines.Length > 2 * rows)
        {
            yield return new SheetProblem(0, "", Severity.Error, "sheet-long", $"It has {read.Lines.Length} rows; this language has {rows}.", "Make a new sheet and put your changes into that.");
            yield break;
        }

        foreach (var line in read.Lines.Where(line => line.Translation.Length > Publisher.LongestText || line.English?.Length > Publisher.LongestText))
        {
            yield return new SheetProblem(line.Line, line.Id, Severity.Error, "text-long", $"is longer than {Publisher.LongestText} letters.", "Shorten it.");
        }
    }
}
