using Microsoft.AspNetCore.Mvc;
using TriageBot.Console.Accounts;
using TriageBot.Reports;
using TriageBot.Stores;

namespace TriageBot.Console.Reporting;

/// <summary>Reports to take along. Whoever takes one is in the audit trail.</summary>
internal sealed class ReportEndpoints(ReportShelf shelf, ReportReader reader, AuditWithoutNames audit, AuditNotes notes, TimeProvider clock)
{
    public static void Map(RouteGroupBuilder reports)
    {
        reports.MapGet("/funder.csv", ([FromServices] ReportEndpoints doors, HttpContext context, string? from, string? to) => doors.Funder(context, from, to));
        reports.MapGet("/audit.csv", ([FromServices] ReportEndpoints doors, HttpContext context, string? from, string? to) => doors.Audit(context, from, to));
    }

    private async Task<IResult> Funder(HttpContext context, string? from, string? to)
    {
        var (period, problem) = Period.Read(from, to, Today());
        if (problem is not null)
        {
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: problem);
        }

        var report = await shelf.Of(period).WaitAsync(context.RequestAborted);
        await Note(context, period, "funder.csv");
        return Results.Bytes(FunderSheet.Of(report), "text/csv; charset=utf-8", $"funder {period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}.csv");
    }

    private async Task<IResult> Audit(HttpContext context, string? from, string? to)
    {
        var (period, problem) = Period.Read(from, to, Today());
        if (problem is not null)
        {
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: problem);
        }

        await Note(context, period, "audit.csv");
        return Results.Stream(output => audit.Write(output, period, context.RequestAborted), "text/csv; charset=utf-8", $"audit {period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}.csv");
    }

    private Task Note(HttpContext context, Period period, string sheet) =>
        notes.Write(context.User.FindFirst(AccountClaims.Tag)!.Value, "report-exported", $"{sheet}:{period}", context.RequestAborted);

    private DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), reader.Zone).DateTime);
}
