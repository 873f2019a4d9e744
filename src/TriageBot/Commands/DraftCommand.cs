using System.Globalization;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Editing;
using TriageBot.Engine.Texts.Sheets;
using TriageBot.Sheets;
using TriageBot.Translation;

namespace TriageBot.Commands;

/// <summary>Fills what is missing in a locale by machine. Nothing of it is stamped, and the locale is a draft again.</summary>
/// <param name="translator">Null: none is set.</param>
internal sealed class DraftCommand(Workplace workplace, TimeProvider clock, ITranslator? translator, TextWriter output)
{
    private const string Review = "review.status";

    public async Task<int> Run(string tag, CancellationToken cancel)
    {
        if (LocaleDesk.Open(workplace, clock, tag, output, out var code) is not { } desk)
        {
            return code;
        }

        if (translator is null)
        {
            output.WriteLine("There is no translator: set Translation:Provider to Azure or LibreTranslate.");
            return 1;
        }

        // Menus last: they hold the names of their options.
        var missing = desk.Sheet.Rows.Where(row => row is { Kind: RowKind.Text, State: RowState.Missing, English.Length: > 0 }).ToLookup(row => row.Key.EndsWith(".ask", StringComparison.Ordinal));
        var drafts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rows in new[] { missing[false].ToList(), missing[true].ToList() }.Where(rows => rows.Count > 0))
        {
            if (await Translate(desk, rows, drafts, cancel) is { } failure)
            {
                output.WriteLine($"{translator.Name}: {failure}. Nothing was written.");
                return 1;
            }
        }

        Keep(desk, drafts);
        return 0;
    }

    /// <summary>What went wrong, or null.</summary>
    private async Task<string?> Translate(LocaleDesk desk, List<SheetRow> rows, Dictionary<string, string> drafts, CancellationToken cancel)
    {
        var texts = rows.ConvertAll(row => ProtectedText.Of(row.English, MenuEntries.Of(desk.Sheet, row, option => drafts.GetValueOrDefault(option.Id, option.Was))));
        var result = await translator!.Translate(texts.ConvertAll(text => text.Text), SourceStamp.Source, desk.Locale.Tag, cancel);
        if (result is not Translated translated)
        {
            return result is TranslationFailed failed ? failed.Code : $"does not translate English into {desk.Locale.EnglishName}";
        }

        foreach (var ((row, text), draft) in rows.Zip(texts).Zip(translated.Texts))
        {
            if (text.Restore(draft.Text) is { Length: > 0 } whole)
            {
                drafts[row.Id] = whole;
            }
            else
            {
                Leave(row, "lost what must stay on the way");
            }
        }

        return null;
    }

    // What check will not have is left missing rather than put in front of anybody.
    private void Keep(LocaleDesk desk, Dictionary<string, string> drafts)
    {
        var rows = desk.Sheet.Rows.Where(row => drafts.ContainsKey(row.Id)).ToList();
        SheetPlan plan;
        IReadOnlyList<SourceFile> changed;
        while (true)
        {
            plan = new SheetPlan([.. rows.Select((row, place) => new TextChange(place + 1, row, drafts[row.Id], null))], []);
            changed = desk.Change(plan);
            var wrong = desk.Problems(plan, changed).Where(problem => problem is { Severity: Severity.Error, Line: > 0 }).DistinctBy(problem => problem.Line).ToList();
            if (wrong.Count == 0)
            {
                break;
            }

            wrong.ForEach(problem => Leave(rows[problem.Line - 1], problem.Reason));
            rows = [.. rows.Where((_, place) => !wrong.Exists(problem => problem.Line == place + 1))];
        }

        desk.Write([.. changed, .. rows.Count > 0 ? Fallen(desk) : []]);
        output.WriteLine($"{desk.Locale.Tag}: {rows.Count.ToString(CultureInfo.InvariantCulture)} texts drafted by {translator!.Name}, none of them stamped. Have them read, then import a sheet or run: locales stamp {desk.Locale.Tag}");
        output.Flush();
    }

    // Who reviewed it has not seen these: their name stays, their word does not.
    private IEnumerable<SourceFile> Fallen(LocaleDesk desk)
    {
        if (desk.Locale.Review.Status is "draft" || desk.File("locale.yaml") is not { } about)
        {
            return [];
        }

        output.WriteLine($"{desk.Locale.Tag}: was '{desk.Locale.Review.Status}', is 'draft' again");
        return [about with { Text = TextEdits.Put(about.Text, new Dictionary<string, string>(StringComparer.Ordinal) { [Review] = "draft" }, [Review]) }];
    }

    private void Leave(SheetRow row, string why) => output.WriteLine($"{row.Id}: left missing: {why}");
}
