namespace TriageBot.Chaos.Twilio;

/// <summary>One phone's thread of texts received.</summary>
internal sealed class Phone(string number)
{
    private readonly List<string> _texts = [];
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Number { get; } = number;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _texts.Count;
            }
        }
    }

    public void Add(string text)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _texts.Add(text);
            (changed, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }

    /// <summary>Waits until the texts from this place on satisfy; false when patience ends first.</summary>
    public async Task<bool> Wait(int from, Func<IReadOnlyList<string>, bool> enough, TimeSpan patience)
    {
        using var end = new CancellationTokenSource(patience);
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (enough(_texts[from..]))
                {
                    return true;
                }

                changed = _changed.Task;
            }

            try
            {
                await changed.WaitAsync(end.Token);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }
}
