using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TriageBot.Console.Accounts;
using TriageBot.Console.Queue;
using TriageBot.Console.Reporting;
using TriageBot.Reports;

namespace TriageBot.Console.Pages;

/// <summary>The numbers of a period. While they are being counted the page renews itself.</summary>
[Authorize(Permissions.ReadReports)]
internal sealed class ReportsModel(ReportShelf shelf, ReportReader reader, AuditNotes audit, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Of one SMS segment, as whoever reads pays it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Price { get; set; }

    public Period Period { get; private set; } = new(default, default);

    /// <summary>Null while it is being counted.</summary>
    public Report? Report { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>Null where none was given.</summary>
    public decimal? Cent { get; private set; }

    public bool IsUnderWay { get; private set; }

    public async Task OnGet()
    {
        (Period, Problem) = Period.Read(From, To, DateOnly.FromDateTime(Local(clock.GetUtcNow()).DateTime));
        Cent = decimal.TryParse(Price, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) && price < 100 ? price : null;
        Problem ??= !string.IsNullOrWhiteSpace(Price) && Cent is null ? "Write the price of a segment as 0.0079." : null;
        var count = shelf.Of(Period);
        IsUnderWay = !count.IsCompleted;
        if (count.IsCompletedSuccessfully)
        {
            Report = await count;
            await audit.Write(User.FindFirst(AccountClaims.Tag)!.Value, "reports-read", $"reports:{Period}", HttpContext.RequestAborted);
        }
        else if (!IsUnderWay)
        {
            Problem = "The report could not be counted. Try again in a minute, and tell whoever runs the hotline.";
        }
    }

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, reader.Zone);

    /// <summary>A picture of nothing would be a white space.</summary>
    public static HtmlString Drawn(BarChart chart) => new(chart.Bars.IsEmpty ? "" : chart.Svg());

    public BarChart ByLanguage => new(
        "languages", "People who agreed, by language", null, [.. PlaceRows.Languages(Report!.Demand).Select(one => new Bar(one.Name, one.Count))]);

    public BarChart ByIssue => new(
        "issues", "People who agreed and got no help, by issue", "got no help", [.. Report!.Demand.ColumnTotals.Zip(Report.Unmet.ColumnTotals, (all, unmet) => new Bar(all.Name, all.Count, unmet.Count))]);

    public BarChart ByQuestion => new(
        "questions", "Conversations, by how far they went", null, [.. Report!.Conversations.ColumnTotals.Select(one => new Bar(one.Name, one.Count))]);

    public BarChart BySegments => new(
        "segments", "SMS segments a conversation, by language", null, [.. Report!.Costs.Select(one => new Bar(one.Language, one.Segments is { } all ? (int)Math.Round((double)all / one.Conversations!.Value) : null))]);

    /// <summary>Half of them, nine of ten, and who was in time.</summary>
    public static string Waited(Spread spread) => string.Create(CultureInfo.InvariantCulture, $"{Span(spread.Median)} / {Span(spread.NineOfTen)}, {spread.Within} % in time");

    private static string Span(TimeSpan? span) => span is { } known ? Spans.Of(known) : "not yet";
}
