using System.Globalization;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Commands;

/// <summary>Every pack in a few lines: what chooses it, in which languages it speaks, and what is wrong with it.</summary>
internal sealed class PackList(Workplace workplace, TimeProvider clock, TextWriter output)
{
    public int Run()
    {
        var findings = new List<Finding>();
        var library = workplace.Library(findings);
        findings.AddRange(CheckCommand.Of(library, workplace.Content, clock).Run().Findings);
        foreach (var dialog in library.Dialogs.Values.OrderBy(dialog => dialog.Id, StringComparer.Ordinal))
        {
            Tell(library, dialog, [.. findings.Where(finding => Concerns(finding, dialog))]);
        }

        output.Flush();
        return 0;
    }

    private void Tell(Library library, Dialog dialog, List<Finding> findings)
    {
        var languages = library.Locales.Values.Where(locale => dialog.Pack.Offers(locale.Tag) && locale.Dialogs.ContainsKey(dialog.Id)).Select(locale => locale.Tag).Order(StringComparer.Ordinal);
        var isDefault = string.Equals(dialog.Id, workplace.Content.DefaultDialog, StringComparison.Ordinal);
        output.WriteLine($"{dialog.Id}{(dialog.Pack.Name is { } name ? $" ({name})" : "")}{(isDefault ? ", the default" : "")}");
        Line("numbers", dialog.Pack.Numbers);
        Line("words", library.Origins.Where(origin => string.Equals(origin.Dialog, dialog.Id, StringComparison.Ordinal)).SelectMany(origin => origin.Keywords));
        Line("languages", languages);
        Line("holds", [$"{Number(dialog.Questions.Length)} questions", $"{Number(dialog.Rules.Length)} rules", $"{Number(library.PhonesOf(dialog.Id).Count())} numbers to give"]);
        Line("check", [$"{Number(findings.Count(finding => finding.Severity is Severity.Error))} errors", $"{Number(findings.Count(finding => finding.Severity is Severity.Warning))} warnings"]);
    }

    private void Line(string what, IEnumerable<string> values) => output.WriteLine($"  {what,-10} {(string.Join(", ", values) is { Length: > 0 } all ? all : "none")}");

    private static bool Concerns(Finding finding, Dialog dialog) =>
        finding.File.Contains($"/{dialog.Id}/", StringComparison.Ordinal) || string.Equals(Path.GetFileName(finding.File), dialog.Id + ".yaml", StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
