using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TriageBot.Chaos.Logs;

/// <summary>What was seen, one JSON object a line, in the order it was seen.</summary>
internal sealed class RunLog(string path) : IDisposable
{
    private static readonly JsonSerializerOptions Format = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly StreamWriter _writer = new(path) { AutoFlush = true };
    private readonly Lock _lock = new();

    public double Now => _clock.Elapsed.TotalSeconds;

    /// <summary>Stamps it, unless it is stamped.</summary>
    public void Write(Entry entry)
    {
        lock (_lock)
        {
            _writer.WriteLine(JsonSerializer.Serialize(entry.At > 0 ? entry : entry with { At = Now }, Format));
        }
    }

    public static IReadOnlyList<Entry> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var entries = new List<Entry>();
        while (reader.ReadLine() is { } line)
        {
            entries.Add(JsonSerializer.Deserialize<Entry>(line, Format)!);
        }

        return entries;
    }

    public void Dispose() => _writer.Dispose();
}
