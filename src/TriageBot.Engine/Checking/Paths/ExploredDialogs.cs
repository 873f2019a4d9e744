using System.Collections.Concurrent;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Checking.Paths;

/// <summary>What was found on the paths of the last few dialogs, for whoever checks again and again with one text changed: no text changes a path.</summary>
public sealed class ExploredDialogs
{
    private const int Most = 8;

    private readonly ConcurrentDictionary<(string Text, string File, DateOnly Today), PathReport> _last = [];

    internal PathReport Of(Dialog dialog, string file, DateOnly today)
    {
        if (dialog.Source is not { } source)
        {
            return new PathChecks(dialog, file, today).Run();
        }

        if (_last.Count > Most)
        {
            _last.Clear();
        }

        return _last.GetOrAdd((source.Text, file, today), _ => new PathChecks(dialog, file, today).Run());
    }
}
