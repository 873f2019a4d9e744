using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Reading.Model;

/// <summary>A text as somebody writes it, and what it means: what the reader learns from.</summary>
/// <param name="Locale">BCP 47 tag of the language it is written in.</param>
/// <param name="Labels">Of a message the dangers it speaks of, out of <see cref="RedFlags.All"/>, none being as good a lesson; of an answer one of <see cref="LearnedAnswers.Meanings"/>.</param>
public sealed record Example(string Locale, ExampleKind Kind, ImmutableArray<string> Labels, string Text);

public enum ExampleKind
{
    /// <summary>A first message: <c>locales/&lt;tag&gt;/examples.tsv</c>.</summary>
    Message,

    /// <summary>An answer to a yes-no question: <c>locales/&lt;tag&gt;/answers.tsv</c>.</summary>
    Answer,
}

/// <summary>Reads a file of examples: labels (<c>-</c> for none, else joined by commas), a tab, the text; lines with <c>#</c> are comments.</summary>
public static class ExampleLoader
{
    public static IEnumerable<Example> Load(string locale, ExampleKind kind, SourceFile file, ICollection<Finding> findings)
    {
        var known = kind is ExampleKind.Message ? RedFlags.All : LearnedAnswers.Meanings;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, line) in file.Text.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
            {
                continue;
            }

            var columns = line.TrimEnd('\r').Split('\t');
            var labels = columns[0].Trim() is "-" ? [] : columns[0].Split(',', StringSplitOptions.TrimEntries).ToImmutableArray();
            if (columns.Length != 2 || string.IsNullOrWhiteSpace(columns[1]))
            {
                findings.Add(Wrong(file, number, "This line is not labels, a tab and a text.", $"Write '-' or {string.Join(", ", known)}, one tab, and the text."));
            }
            else if (labels.FirstOrDefault(label => !known.Contains(label, StringComparer.Ordinal)) is { } unknown)
            {
                findings.Add(Wrong(file, number, $"There is no '{unknown}' here.", $"Write '-' or some of: {string.Join(", ", known)}."));
            }
            else if (kind is ExampleKind.Answer && labels.Length > 1)
            {
                findings.Add(Wrong(file, number, "An answer means one thing.", $"Write '-' or one of: {string.Join(", ", known)}."));
            }
            else if (!seen.Add(columns[1]))
            {
                findings.Add(Wrong(file, number, "This text stands here twice.", "Leave one of them out."));
            }
            else
            {
                yield return new Example(locale, kind, labels, columns[1]);
            }
        }
    }

    private static Finding Wrong(SourceFile file, int index, string problem, string fix) => new(file.Path, index + 1, Severity.Error, "example", problem, fix);
}
