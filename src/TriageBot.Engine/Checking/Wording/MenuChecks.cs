using System.Globalization;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>The digit that people send must be the one that stood beside what they mean.</summary>
internal static class MenuChecks
{
    private static readonly char[] Marks = [' ', '.', ')', '-', ':', '\u00A0'];

    public static IEnumerable<Finding> Run(TextFile file)
    {
        foreach (var question in file.Dialog?.Questions ?? [])
        {
            var key = question.Id + ".ask";
            if (!file.Texts.TryGetValue(key, out var ask) || Entries(file, question) is not { Count: > 0 } entries)
            {
                continue;
            }

            if (FirstLost(ask.Text, entries) is { } lost)
            {
                yield return file.Error(
                    key, "menu-numbers", $"does not show '{lost}' in its place.", "Write the whole menu, each number in front of its option, in the order of the options.");
            }
        }
    }

    /// <summary>The first entry that does not stand behind those before it.</summary>
    private static string? FirstLost(string ask, List<(string Number, string Label)> entries)
    {
        var from = 0;
        foreach (var (number, label) in entries)
        {
            from = Find(ask, number, label, from);
            if (from < 0)
            {
                return $"{number} {label}".TrimEnd();
            }
        }

        return null;
    }

    // Behind the entry, or -1. "2" is no entry in "12" or "A2", nor "5" in "1.5"; scripts without spaces have it anywhere.
    private static int Find(string ask, string number, string label, int from)
    {
        for (var at = ask.IndexOf(number, from, StringComparison.Ordinal); at >= 0; at = ask.IndexOf(number, at + 1, StringComparison.Ordinal))
        {
            var end = at + number.Length;
            if ((at > 0 && IsPartOfWord(ask[at - 1])) || end >= ask.Length || !Marks.Contains(ask[end]))
            {
                continue;
            }

            var rest = ask.AsSpan(end).TrimStart(Marks);
            if (rest.StartsWith(label, StringComparison.Ordinal) && !rest.IsEmpty)
            {
                return ask.Length - rest.Length + label.Length;
            }
        }

        return -1;
    }

    private static bool IsPartOfWord(char before) => char.IsDigit(before) || char.IsAsciiLetter(before) || before is '.' or ',' or '/' or ':' or '-';

    // A yes or no has no words of its own to stand beside its digits: any will do.
    private static List<(string Number, string Label)> Entries(TextFile file, Question question) => question.Type switch
    {
        // What is missing, or too much for digits, has a finding of its own.
        "choice" when question.Options.Length > 9 || question.Options.Any(option => !file.Texts.ContainsKey($"{question.Id}.options.{option}")) => [],
        "choice" => [.. question.Options.Select((option, place) => (Number(place + 1), file.Texts[$"{question.Id}.options.{option}"].Text.Trim()))],
        "yes-no" => [(Number(1), ""), (Number(2), "")],
        _ => [],
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
