using System.Collections.Concurrent;
using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Texts;

/// <summary>Each locale as it was loaded last, for whoever loads again and again with one file changed: the others need not be read anew.</summary>
public sealed class LoadedLocales
{
    private readonly ConcurrentDictionary<string, Loaded> _last = new(StringComparer.Ordinal);

    internal Locale? Load(string folder, ImmutableArray<SourceFile> files, ICollection<Finding> findings)
    {
        if (!_last.TryGetValue(folder, out var last) || !last.Files.SequenceEqual(files))
        {
            var found = new List<Finding>();
            _last[folder] = last = new Loaded(files, LocaleLoader.Load(files, found), [.. found]);
        }

        foreach (var finding in last.Findings)
        {
            findings.Add(finding);
        }

        return last.Locale;
    }

    private sealed record Loaded(ImmutableArray<SourceFile> Files, Locale? Locale, ImmutableArray<Finding> Findings);
}
