namespace TriageBot.Engine.Texts.Sheets;

/// <summary>Names in braces, which a translation takes over from its English letter for letter.</summary>
public static class KeptNames
{
    /// <summary>With their braces, each once, in the order of the English.</summary>
    public static IEnumerable<string> Of(string english) => Template.Placeholders(english).Distinct(StringComparer.Ordinal).Select(Braced);

    /// <summary>What was lost, doubled or changed, one sentence each.</summary>
    /// <param name="before">The translation so far: a name that stands in it twice may go on to.</param>
    public static IEnumerable<string> Problems(string english, string before, string translation)
    {
        var (expected, found) = (Counted(english), Counted(translation));
        var old = Counted(before);
        foreach (var name in expected.Keys.Where(name => !found.ContainsKey(name)))
        {
            yield return $"{Braced(name)} is missing. Put it where the number or name belongs that it stands for.";
        }

        foreach (var (name, count) in found)
        {
            if (!expected.TryGetValue(name, out var most))
            {
                yield return $"{Braced(name)} is not in the English text. {(expected.Count > 0 ? $"Write {string.Join(" ", expected.Keys.Select(Braced))} letter for letter." : "Take it out.")}";
            }
            else if (count > Math.Max(most, old.GetValueOrDefault(name)))
            {
                yield return $"{Braced(name)} stands here {count} times, in English {most}. Take out what is too much.";
            }
        }

        if (HasLooseBrace(translation))
        {
            yield return "A brace stands alone. Names stand in { and }, and nothing else does.";
        }
    }

    private static Dictionary<string, int> Counted(string text) => Template.Placeholders(text).CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static string Braced(string name) => $"{{{name}}}";

    private static bool HasLooseBrace(string text)
    {
        var names = Template.Placeholders(text);
        return text.Count(letter => letter is '{') != names.Count || text.Count(letter => letter is '}') != names.Count;
    }
}
