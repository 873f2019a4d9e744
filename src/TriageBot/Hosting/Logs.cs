using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace TriageBot.Hosting;

/// <summary>Structured logs: plain lines for people in Development, one JSON object a line in Production.
/// No log line holds a text, a number or a name, so requests are not logged: their addresses and bodies would.</summary>
internal static class Logs
{
    public static Logger Logger(bool production)
    {
        var logs = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .Enrich.FromLogContext();
        return production
            ? logs.WriteTo.Console(new JsonFormatter()).CreateLogger()
            : logs.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture).CreateLogger();
    }
}
