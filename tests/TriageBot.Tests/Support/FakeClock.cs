namespace TriageBot.Tests.Support;

/// <summary>Time that stands still until a test moves it; timers fall due in order on the way.</summary>
internal sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = start;
    private TimeSpan _off;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now + _off;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _now.UtcTicks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets the time of day forward or back, as NTP does; what counts seconds goes on evenly.</summary>
    public void Set(TimeSpan by)
    {
        lock (_lock)
        {
            _off += by;
        }
    }

    public void Advance(TimeSpan by)
    {
        var until = new DateTimeOffset(GetTimestamp(), TimeSpan.Zero) + by;
        while (Next(until) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _now = until;
        }
    }

    private FakeTimer? Next(DateTimeOffset until)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next is not null)
            {
                _now = next.Due > _now ? next.Due : _now;
                next.Rearm(_timers);
            }

            return next;
        }
    }

    private sealed class FakeTimer(FakeClock clock, Action fire) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public void Rearm(List<FakeTimer> timers)
        {
            if (_period > TimeSpan.Zero)
            {
                Due += _period;
            }
            else
            {
                timers.Remove(this);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period;
                clock._timers.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
