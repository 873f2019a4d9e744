using TriageBot.Engine.Checking;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;
using TriageBot.Hosting;
using TriageBot.Settings;

namespace TriageBot.Publishing;

/// <summary>Engines over content that nobody is answered with. To make one takes a second, and the same draft is tried many times.</summary>
internal sealed class TrialEngines(HostSettings settings)
{
    /// <summary>What is published, the draft, and a text that somebody still writes.</summary>
    private const int Most = 3;

    private readonly Lock _lock = new();
    private readonly List<(Library Library, DialogEngine Engine)> _made = [];

    public DialogEngine Of(Library library)
    {
        lock (_lock)
        {
            var at = _made.FindIndex(one => ReferenceEquals(one.Library, library));
            var found = at < 0 ? (library, ContentFiles.Engine(Reading(library), settings.Content)) : _made[at];
            _made.RemoveAll(one => ReferenceEquals(one.Library, library));
            _made.Insert(0, found);
            _made.RemoveRange(Math.Min(Most, _made.Count), Math.Max(0, _made.Count - Most));
            return found.Item2;
        }
    }

    private Library Reading(Library library) => library with { Readers = new Readers(library.Locales, ContentFiles.Model(settings.Layout, settings.Content, new List<Finding>())) };
}
