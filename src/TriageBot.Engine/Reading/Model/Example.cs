using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Reading.Model;

/// <summary>A message as somebody writes it, and the dangers it speaks of: what the reader learns from.</summary>
/// <param name="Locale">BCP 47 tag of the language it is written in.</param>
/// <param name="Flags">Out of <see cref="RedFlags.All"/>; none is as good a lesson.</param>
public sealed record Example(string Locale, ImmutableArray<string> Flags, string Text);

/// <summary>Reads <c>locales/&lt;tag&gt;/examples.tsv</c>: flags (<c>-</c> for none, else joined by commas), a tab, the text; lines with <c>#</c> are comments.</summary>
public static class ExampleLoader
{
    public static IEnumerable<Example> Load(string locale, SourceFile file, ICollection<Finding> findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, line) in file.Text.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
            {
                continue;
            }

            var columns = line.TrimEnd('\r').Split('\t');
            var flags = columns[0].Trim() is "-" ? [] : columns[0].Split(',', StringSplitOptions.TrimEntries).ToImmutableArray();
            if (columns.Length != 2 || string.IsNullOrWhiteSpace(columns[1]))
            {
                findings.Add(Wrong(file, number, "This line is not flags, a tab and a text.", "Write '-' or kinds of danger, one tab, and the message."));
            }
            else if (flags.FirstOrDefault(flag => !RedFlags.All.Contains(flag, StringComparer.Ordinal)) is { } unknown)
            {
                findings.Add(Wrong(file, number, $"There is no kind of danger '{unknown}'.", $"Write '-' or some of: {string.Join(", ", RedFlags.All)}."));
            }
            else if (!seen.Add(columns[1]))
            {
                findings.Add(Wrong(file, number, "This text stands here twice.", "Leave one of them out."));
            }
            else
            {
                yield return new Example(locale, flags, columns[1]);
            }
        }
    }

    private static Finding Wrong(SourceFile file, int index, string problem, string fix) => new(file.Path, index + 1, Severity.Error, "example", problem, fix);
}
