using System.Globalization;
using Serilog;
using Serilog.Configuration;
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
        return LoggerSinkConfiguration.Wrap(
            logs.WriteTo,
            sink => new QuietExceptions(sink),
            to => _ = production ? to.Console(new JsonFormatter()) : to.Console(formatProvider: CultureInfo.InvariantCulture),
            LevelAlias.Minimum,
            null).CreateLogger();
    }
}
