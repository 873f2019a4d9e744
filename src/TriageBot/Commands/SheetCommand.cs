using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Sheets;

namespace TriageBot.Commands;

/// <summary>A translator's sheet out and back in.</summary>
internal sealed class SheetCommand(Workplace workplace, TimeProvider clock, TextWriter output)
{
    /// <param name="path">Where to; null: the tag with the format's ending, in the working directory.</param>
    /// <param name="earlier">A sheet exported before, for the English texts that stale translations were made from.</param>
    public int Export(string tag, ISheetFormat format, string? path, string? earlier)
    {
        if (LocaleDesk.Open(workplace, clock, tag, output, out var code) is not { } desk)
        {
            return code;
        }

        var sheet = desk.Sheet;
        if (earlier is not null)
        {
            if (Read(earlier, null, tag) is not { } old)
            {
                return 2;
            }

            sheet = sheet.WithOldEnglish(old.Lines.Select(line => line.English).OfType<string>());
        }

        var target = path ?? tag + format.Extensions[0];
        File.WriteAllBytes(target, format.Write(sheet));
        output.WriteLine($"{target}: {Counted(sheet.Rows.Count(row => row.Kind is RowKind.Text), "text")}, of these {Number(sheet, RowState.Missing)} missing, {Number(sheet, RowState.Stale)} stale, {Number(sheet, RowState.Draft)} draft; {Counted(sheet.Rows.Count(row => row.Kind is RowKind.Words), "list")} of words");
        output.Flush();
        return 0;
    }

    /// <param name="format">Null: told by the end of the file's name.</param>
    public int Import(string tag, string path, ISheetFormat? format)
    {
        if (LocaleDesk.Open(workplace, clock, tag, output, out var code) is not { } desk)
        {
            return code;
        }

        if (Read(path, format, tag) is not { } read)
        {
            return 2;
        }

        if (read.Tag is { } other && !string.Equals(other, tag, StringComparison.OrdinalIgnoreCase))
        {
            output.WriteLine($"{path}: this sheet is in '{other}', not in '{tag}'.");
            return 1;
        }

        var plan = new SheetImport(desk.Sheet).Plan(read.Lines);
        var changed = desk.Change(plan);
        ImmutableArray<SheetProblem> problems = [.. read.Problems, .. plan.Problems, .. desk.Problems(plan, changed)];
        foreach (var problem in problems.OrderBy(problem => problem.Line))
        {
            output.WriteLine($"{path}:{problem.Line.ToString(CultureInfo.InvariantCulture)}: {(problem.Severity is Severity.Error ? "error" : "warning")} {problem.Code}: {problem.Id}: {problem.Reason} {problem.Fix}");
        }

        var refused = problems.Count(problem => problem.Severity is Severity.Error);
        if (refused == 0)
        {
            desk.Write(changed);
        }

        output.WriteLine(refused > 0 ? $"{tag}: {Counted(refused, "error")}, nothing was written" : Summary(tag, plan));
        output.Flush();
        return refused > 0 ? 1 : 0;
    }

    // Null after saying why not.
    private ReadSheet? Read(string path, ISheetFormat? format, string tag)
    {
        if (!File.Exists(path))
        {
            output.WriteLine($"There is no file '{path}'.");
            return null;
        }

        if ((format ?? SheetFormats.Of(path)) is not { } known)
        {
            output.WriteLine($"The name '{path}' does not tell its format. Say it with --format csv, xliff or po.");
            return null;
        }

        return known.Read(File.ReadAllBytes(path), tag);
    }

    private static string Summary(string tag, SheetPlan plan)
    {
        var texts = plan.Changes.OfType<TextChange>().ToList();
        var stamped = texts.Count(change => string.Equals(change.Stamp, change.Row.Stamp.English, StringComparison.Ordinal));
        var words = plan.Changes.OfType<WordsChange>().Count();
        return $"{tag}: {Counted(texts.Count(change => change.Text is not null), "text")} changed, {stamped.ToString(CultureInfo.InvariantCulture)} stamped, {(texts.Count - stamped).ToString(CultureInfo.InvariantCulture)} to be looked at; {Counted(words, "list")} of words changed"
            + (words > 0 ? ". Run check: it says whether the bot must learn anew (locales train)" : "");
    }

    private static string Number(Sheet sheet, RowState state) => sheet.Rows.Count(row => row.Kind is RowKind.Text && row.State == state).ToString(CultureInfo.InvariantCulture);

    private static string Counted(int count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
