using Serilog;
using Serilog.Core;
using Serilog.Events;
using TriageBot.Hosting;

namespace TriageBot.Tests.Hosting;

public class QuietExceptionsTests
{
    [Fact]
    public void Log_ExceptionThatQuotesThePerson_KeepsTypeAndPlaceButNotTheWords()
    {
        var kept = new Kept();
        using var logger = new LoggerConfiguration().WriteTo.Sink(new QuietExceptions(kept)).CreateLogger();
        try
        {
            _ = int.Parse("my name is Ana");
        }
        catch (FormatException bug)
        {
            logger.Error(new InvalidOperationException("Ana again", bug), "it failed");
        }

        var line = kept.Events.ShouldHaveSingleItem().Exception!.ToString();
        line.ShouldNotContain("Ana");
        line.ShouldContain("System.InvalidOperationException <- System.FormatException");
    }

    private sealed class Kept : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }
}
