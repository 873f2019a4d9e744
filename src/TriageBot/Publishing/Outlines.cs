using System.Collections.Immutable;
using TriageBot.Engine.Checking.Paths;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Hosting;

namespace TriageBot.Publishing;

/// <summary>Draws up outlines. What is asked seldom changes and takes a second to walk, so the ways through it are kept.</summary>
internal sealed class Outlines(HostSettings settings, HotlineTime time)
{
    private readonly Lock _lock = new();
    private (string Source, DateOnly Day, Task<DialogPaths> Paths)? _last;

    /// <param name="tag">Of the language the questions are shown in.</param>
    public async Task<Outline> Of(Workbook book, Dialog dialog, string tag)
    {
        var paths = await Paths(dialog);
        var words = new OutlineWords(dialog, Words(book.Library, dialog, SourceStamp.Source), Words(book.Library, dialog, tag), time.Today);
        var changes = DraftChanges.Of(book, dialog);
        return new Outline(
            dialog,
            [.. dialog.Questions.Select((question, place) => words.Of(question, place + 1, paths.Trails.GetValueOrDefault(question.Id), changes.GetValueOrDefault(question.Id)))],
            Branch.Of(dialog),
            paths.Longest,
            paths.LongestRoutine);
    }

    /// <summary>The shortest way to each question.</summary>
    public Task<DialogPaths> Paths(Dialog dialog)
    {
        var (source, day) = (dialog.Source?.Text ?? dialog.Version, time.Today);
        lock (_lock)
        {
            if (_last is not { Paths.IsFaulted: false } last || last.Day != day || !string.Equals(last.Source, source, StringComparison.Ordinal))
            {
                _last = last = (source, day, Task.Run(() => DialogPaths.Of(dialog, day)));
            }

            return last.Paths;
        }
    }

    private Phrasing Words(Library library, Dialog dialog, string tag)
    {
        var locale = library.Locales[tag];
        return new Phrasing(locale, locale.Dialogs.GetValueOrDefault(dialog.Id) ?? (IReadOnlyDictionary<string, LocalText>)ImmutableDictionary<string, LocalText>.Empty, Placeholders.Of(library, dialog, settings.Content.HotlineName));
    }
}
