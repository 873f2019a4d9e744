using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Checking.Wording;

/// <summary>What is filled in must be known, must be there where the text makes no sense without it, and the same in every language.</summary>
internal static class PlaceholderChecks
{
    /// <param name="phones">Ids of resources.yaml.</param>
    public static IEnumerable<Finding> Run(TextFile file, IReadOnlySet<string> phones)
    {
        foreach (var (key, text) in file.Texts)
        {
            var names = Template.Placeholders(text.Text).ToHashSet(StringComparer.Ordinal);
            var shape = file.Dialog is null ? RequiredTexts.Common.GetValueOrDefault(key) : null;
            foreach (var name in names.Where(name => !IsKnown(name, shape, phones)))
            {
                yield return name.StartsWith("phone.", StringComparison.Ordinal)
                    ? file.Error(key, "phone-unknown", $"names {{{name}}}, and there is no such number.", "Correct the id, or add the number to resources.yaml.")
                    : file.Error(key, "placeholder-unknown", $"has {{{name}}}, which nothing fills in here.", $"Take it out{Allowed(shape)}.");
            }

            foreach (var name in (shape?.Required ?? []).Where(name => !names.Contains(name)))
            {
                yield return file.Error(key, "placeholder-missing", $"does not say {{{name}}}.", $"Put {{{name}}} where it belongs.");
            }

            if (Differences(names, file.English?.GetValueOrDefault(key)) is { Length: > 0 } differences)
            {
                yield return file.Error(key, "placeholder-mismatch", $"does not fill in the same as in English: {differences}.", "Use the same names in braces as the English text.");
            }
        }
    }

    private static bool IsKnown(string name, TextShape? shape, IReadOnlySet<string> phones) =>
        name is RequiredTexts.Hotline
        || (name.StartsWith("phone.", StringComparison.Ordinal) && phones.Contains(name["phone.".Length..]))
        || (shape is not null && (shape.Required.Contains(name, StringComparer.Ordinal) || shape.Optional.Contains(name, StringComparer.Ordinal)));

    private static string Allowed(TextShape? shape) => shape is { } known && known.Required.Length + known.Optional.Length > 0
        ? $", or write one of {string.Join(", ", known.Required.Concat(known.Optional).Select(name => $"{{{name}}}"))}"
        : "";

    private static string Differences(HashSet<string> names, LocalText? english)
    {
        if (english is null)
        {
            return "";
        }

        var expected = Template.Placeholders(english.Text).ToHashSet(StringComparer.Ordinal);
        return string.Join(", ", expected.Except(names, StringComparer.Ordinal).Select(name => $"{{{name}}} is missing")
            .Concat(names.Except(expected, StringComparer.Ordinal).Select(name => $"{{{name}}} is too much")));
    }
}
