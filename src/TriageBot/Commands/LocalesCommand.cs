using System.Globalization;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Checking.Wording;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading.Model;
using TriageBot.Engine.Texts;
using TriageBot.Settings;

namespace TriageBot.Commands;

/// <summary>How far each language is, and the stamps that say from which English text it was translated.</summary>
internal sealed class LocalesCommand(Workplace workplace, TextWriter output)
{
    /// <summary>One line a language: coverage, stale texts, what a typical intake costs, who vouches for it.</summary>
    /// <param name="price">Dollars for one outbound segment.</param>
    public int Status(decimal price)
    {
        if (workplace.Engine(output) is not { } engine || Load() is not { } library)
        {
            return 1;
        }

        var typical = TypicalIntake.Find(workplace, engine);
        output.WriteLine(Row("tag", "language", "texts", "missing", "stale", "unstamped", "segments", "cost", "review"));
        foreach (var locale in library.Locales.Values.OrderBy(locale => locale.MenuOrder).ThenBy(locale => locale.Tag, StringComparer.Ordinal))
        {
            var state = LocaleProgress.Of(library, locale, QuestionTypes.Default());
            var segments = typical?.Segments(locale);
            output.WriteLine(Row(
                locale.Tag,
                locale.EnglishName,
                $"{state.Required - state.Missing}/{state.Required}",
                Number(state.Missing),
                Number(state.Stale),
                Number(state.Unstamped),
                segments is { } sent ? Number(sent) : "-",
                segments is { } paid ? "$" + (paid * price).ToString("0.000", CultureInfo.InvariantCulture) : "-",
                Review(locale.Review)));
        }

        output.Flush();
        return 0;
    }

    /// <summary>Writes the stamps; a stale text is stamped anew only when its key is named.</summary>
    public int Stamp(string tag, IReadOnlyCollection<string> keys)
    {
        if (Load() is not { } library)
        {
            return 1;
        }

        if (!library.Locales.TryGetValue(tag, out var locale) || tag is SourceStamp.Source)
        {
            output.WriteLine($"There is no translation '{tag}'. Write one of: {string.Join(", ", library.Locales.Keys.Where(known => known is not SourceStamp.Source).Order(StringComparer.Ordinal))}.");
            return 2;
        }

        foreach (var file in LocaleProgress.Stamps(library, locale, keys))
        {
            if (file.New > 0)
            {
                var path = workplace.Layout.Resolve(file.File);
                SourceFiles.Write(workplace.Layout.Resolve, [new SourceFile(file.File, StampBlock.Replace(File.ReadAllText(path), file.Stamps))]);
            }

            output.WriteLine($"{file.File}: {Number(file.New)} stamped, {Number(file.Stamps.Count)} in all{(file.Stale.IsEmpty ? "" : $"; stale as before: {string.Join(' ', file.Stale)}")}");
        }

        output.Flush();
        return 0;
    }

    /// <summary>Learns the reading model from the examples of all locales and writes it beside them.</summary>
    public int Train()
    {
        // A model of another release is what this is to replace.
        if (Load(except: ContentFiles.BrokenModel) is not { } library)
        {
            return 1;
        }

        var findings = new List<Finding>();
        var examples = ContentFiles.Examples(workplace.Layout, workplace.Content, findings);
        foreach (var finding in findings)
        {
            output.WriteLine(CheckCommand.Line(finding));
        }

        if (findings.Count > 0)
        {
            return 1;
        }

        var model = ReadingTrainer.Train(library.Locales.Values, examples);
        var path = ContentFiles.ModelPath(workplace.Layout, workplace.Content);
        File.WriteAllBytes(path + ".new", model.Save());
        File.Move(path + ".new", path, overwrite: true);
        output.WriteLine($"{Number(examples.Count)} examples of {Number(examples.DistinctBy(example => example.Locale, StringComparer.Ordinal).Count())} locales: {path} written, {Number((int)new FileInfo(path).Length / 1024)} KiB");
        output.Flush();
        return 0;
    }

    private Library? Load(string? except = null)
    {
        var findings = new List<Finding>();
        var library = workplace.Library(findings);
        var errors = findings.Where(finding => finding.Severity is Severity.Error && !string.Equals(finding.Code, except, StringComparison.Ordinal)).ToList();
        foreach (var finding in errors)
        {
            output.WriteLine(CheckCommand.Line(finding));
        }

        return errors.Count > 0 ? null : library;
    }

    private static string Review(Review review) => review.By is { } by ? $"{review.Status}, by {by}{(review.On is { } on ? on.ToString(" (yyyy-MM-dd)", CultureInfo.InvariantCulture) : "")}" : review.Status;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Row(string tag, string language, string texts, string missing, string stale, string unstamped, string segments, string cost, string review) =>
        $"{tag,-10}{language,-22}{texts,-11}{missing,-9}{stale,-7}{unstamped,-11}{segments,-10}{cost,-9}{review}";
}
