using TriageBot.Reports;

namespace TriageBot.Console.Reporting;

/// <summary>Has reports counted in the background, one at a time, and keeps each for ten minutes: to count takes seconds, to look must not.</summary>
internal sealed class ReportShelf(ReportReader reader, TimeProvider clock, IHostApplicationLifetime host, ILogger<ReportShelf> log) : IDisposable
{
    /// <summary>Finished ones.</summary>
    private const int Most = 4;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<Period, Task<Report>> _counts = [];

    /// <summary>The count of a period: one that is done and fresh, one under way, or one that this begins. One that failed is given once, then begun anew.</summary>
    public Task<Report> Of(Period period)
    {
        lock (_lock)
        {
            if (_counts.TryGetValue(period, out var known) && !IsOld(known))
            {
                if (known.IsFaulted || known.IsCanceled)
                {
                    _counts.Remove(period);
                }

                return known;
            }

            _counts.Remove(period);
            foreach (var old in _counts.Where(one => one.Value.IsCompletedSuccessfully).OrderByDescending(one => one.Value.Result.At).Skip(Most - 1).Select(one => one.Key).ToList())
            {
                _counts.Remove(old);
            }

            return _counts[period] = Task.Run(() => Count(period, host.ApplicationStopping));
        }
    }

    public void Dispose() => _turn.Dispose();

    private bool IsOld(Task<Report> count) => count.IsCompletedSuccessfully && clock.GetUtcNow() - count.Result.At >= KeptFor;

    private async Task<Report> Count(Period period, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var begun = clock.GetTimestamp();
            var report = await reader.Read(period, cancel);
            log.LogInformation("A report of {Period} was counted in {Seconds:F1} s", period, clock.GetElapsedTime(begun).TotalSeconds);
            return report;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogError(failed, "A report of {Period} could not be counted", period);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }
}
