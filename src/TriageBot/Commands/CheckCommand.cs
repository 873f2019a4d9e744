using System.Globalization;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading.Model;
using TriageBot.Engine.Texts;
using TriageBot.Settings;

namespace TriageBot.Commands;

/// <summary>Every finding in dialogs and locales at once.</summary>
internal sealed class CheckCommand(Workplace workplace, TimeProvider clock, TextWriter output)
{
    /// <param name="strict">Warnings count as errors.</param>
    /// <param name="paths">Files or folders to look at; none: everything the settings name.</param>
    public int Run(bool strict, IReadOnlyList<string> paths)
    {
        var findings = workplace.Content.Problems().Select(problem => new Finding("appsettings.json", 0, Severity.Error, "setting", problem, "Correct it, or take it out.")).ToList();
        if (findings.Count > 0)
        {
            return Say(findings, strict);
        }

        var files = CheckedFiles.Load(workplace.Layout, workplace.Content, paths, findings);
        findings.AddRange(Learned(files.Library));
        var report = Of(files.Library, workplace.Content, clock).Run();
        var found = findings.Concat(report.Findings).Where(files.Concerns).ToList();
        var code = Say(found, strict);
        output.WriteLine(Summary(report, found));
        output.Flush();
        return code;
    }

    // Examples that cannot be read, and a model that was learned from other words than those that stand here now.
    private IEnumerable<Finding> Learned(Library library)
    {
        var findings = new List<Finding>();
        foreach (var file in ContentFiles.Read(workplace.Layout, workplace.Content.LocalesPath, findings).Where(file => Path.GetFileName(file.Path) is "concepts.yaml"))
        {
            LocaleLoader.ReadConcepts(file, findings);
        }

        var examples = ContentFiles.Examples(workplace.Layout, workplace.Content, findings);
        if (ContentFiles.Model(workplace.Layout, workplace.Content, findings) is { } model
            && !string.Equals(model.Stamp, ReadingTrainer.Stamp(library.Locales.Values, examples), StringComparison.Ordinal))
        {
            findings.Add(new(
                ContentFiles.ModelName, 0, Severity.Warning, "reading-model-stale", "What the bot has learned does not come from the words and examples as they are now.", "Learn anew with: locales train"));
        }

        return findings;
    }

    private int Say(List<Finding> found, bool strict)
    {
        foreach (var line in found.Select(Line))
        {
            output.WriteLine(line);
        }

        output.Flush();
        return found.Exists(finding => strict || finding.Severity is Severity.Error) ? 1 : 0;
    }

    public static ContentCheck Of(Library library, ContentOptions options, TimeProvider clock) => new(library, QuestionTypes.Default(), options.HotlineName, Today(options, clock));

    /// <summary>Review dates are held against the hotline's day.</summary>
    public static DateOnly Today(ContentOptions options, TimeProvider clock)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
    }

    /// <summary><c>dialogs/intake/dialog.yaml:12: error text-missing: … Fix: …</c></summary>
    public static string Line(Finding finding) =>
        $"{finding.File}:{finding.Line}: {(finding.Severity is Severity.Error ? "error" : "warning")} {finding.Code}: {finding.Message} {finding.Fix}";

    private static string Summary(CheckReport report, IReadOnlyCollection<Finding> found) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Questions} questions, {report.Conditions} conditions, {report.Rules} rules, {report.States} states explored; longest path {Asked(report.Longest)}, longest routine path {Asked(report.LongestRoutine)}; {found.Count(finding => finding.Severity is Severity.Error)} errors, {found.Count(finding => finding.Severity is Severity.Warning)} warnings");

    private static string Asked(int? questions) => questions is { } count ? string.Create(CultureInfo.InvariantCulture, $"{count} questions") : "unknown";
}
