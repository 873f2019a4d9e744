using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace TriageBot.Race;

/// <summary>How much another .NET program allocates, by the runtime's own counter, once a second.</summary>
internal sealed class AllocationMeter : IDisposable
{
    private readonly EventPipeSession session;
    private readonly Task reading;
    private long bytes;

    public AllocationMeter(int process)
    {
        var arguments = new Dictionary<string, string> { ["EventCounterIntervalSec"] = "1" };
        session = new DiagnosticsClient(process).StartEventPipeSession([new EventPipeProvider("System.Runtime", EventLevel.Informational, -1, arguments)], requestRundown: false);
        reading = Task.Run(Read);
    }

    public long Bytes => Interlocked.Read(ref bytes);

    public void Dispose()
    {
        session.Stop();
        reading.Wait(TimeSpan.FromSeconds(5));
        session.Dispose();
    }

    private void Read()
    {
        using var source = new EventPipeEventSource(session.EventStream);
        source.Dynamic.All += counter =>
        {
            if (counter.EventName is "EventCounters" && counter.PayloadValue(0) is IDictionary<string, object> outer && outer["Payload"] is IDictionary<string, object> values
                && values["Name"] is "alloc-rate")
            {
                Interlocked.Add(ref bytes, Convert.ToInt64(values["Increment"], CultureInfo.InvariantCulture));
            }
        };
        source.Process();
    }
}
