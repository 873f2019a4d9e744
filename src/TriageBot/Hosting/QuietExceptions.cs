using Serilog.Core;
using Serilog.Events;

namespace TriageBot.Hosting;

/// <summary>Logs exceptions by type and stack only: a message such as "the input string '…' was not in a correct format" quotes the person.</summary>
internal sealed class QuietExceptions(ILogEventSink inner) : ILogEventSink, IDisposable
{
    public void Emit(LogEvent logEvent) => inner.Emit(logEvent.Exception is null
        ? logEvent
        : new LogEvent(
            logEvent.Timestamp,
            logEvent.Level,
            new Quiet(logEvent.Exception),
            logEvent.MessageTemplate,
            logEvent.Properties.Select(property => new LogEventProperty(property.Key, property.Value))));

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private sealed class Quiet(Exception exception) : Exception
    {
        public override string Message => Types(exception);

        public override string ToString() => Types(exception) + Environment.NewLine + exception.StackTrace;

        private static string Types(Exception? exception) => exception is null
            ? ""
            : exception.GetType().FullName + (exception.InnerException is { } inner ? " <- " + Types(inner) : "");
    }
}
