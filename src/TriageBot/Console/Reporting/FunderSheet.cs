using System.Globalization;
using TriageBot.Reports;
using TriageBot.Sheets;

namespace TriageBot.Console.Reporting;

/// <summary>What funders ask for, as a sheet: what, of which kind, how many. An asterisk is kept back.</summary>
internal static class FunderSheet
{
    public const string KeptBack = "*";

    public static byte[] Of(Report report)
    {
        var funded = report.Funded;
        (string What, IEnumerable<NamedCount> Counts)[] parts =
        [
            ("people", [new("who agreed", funded.People), new("served", funded.Served)]),
            ("outcome", funded.Outcomes),
            ("level", funded.Levels),
            ("language", funded.Languages),
            ("matter by LSC code", funded.Lsc),
            ("matter by LIST code", funded.List),
        ];
        return CsvRows.Of(
        [
            ["what", "which", "count"],
            ["period", "first day", Period.Text(report.Period.From)],
            ["period", "last day", Period.Text(report.Period.To)],
            .. parts.SelectMany(part => part.Counts.Select(one => new[] { part.What, CsvCell.Guard(one.Name), one.Count?.ToString(CultureInfo.InvariantCulture) ?? KeptBack })),
        ]);
    }
}
