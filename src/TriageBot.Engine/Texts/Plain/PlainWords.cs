using System.Collections.Frozen;
using System.Collections.Immutable;
using TriageBot.Engine.Checking;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;

namespace TriageBot.Engine.Texts.Plain;

/// <summary>Words to avoid in one language, each with a better one: <c>plain.yaml</c> of its folder.</summary>
public sealed class PlainWords
{
    private const string Avoid = "avoid.";

    public static readonly PlainWords None = new([]);

    private readonly ImmutableArray<Entry> _entries;

    private PlainWords(ImmutableArray<Entry> entries) => _entries = entries;

    public int Count => _entries.Length;

    public static PlainWords Load(SourceFile file, ICollection<Finding> findings)
    {
        var entries = new List<Entry>();
        foreach (var (key, text, line) in YamlMap.Load(file, findings)?.Texts() ?? [])
        {
            if (!key.StartsWith(Avoid, StringComparison.Ordinal) || string.IsNullOrWhiteSpace(text))
            {
                findings.Add(new(file.Path, line, Severity.Error, "plain-shape", $"'{key}' is no word to avoid.", "Write it below 'avoid:', with what to write instead."));
                continue;
            }

            var word = key[Avoid.Length..];
            entries.Add(new Entry(word, [.. Tokens.Of(word.TrimEnd('*')).Select(token => token.Text)], word.EndsWith('*'), text));
        }

        return new PlainWords([.. entries.Where(entry => !entry.Tokens.IsEmpty).OrderByDescending(entry => entry.Tokens.Length)]);
    }

    /// <summary>The words of a text that are better said otherwise, as they stand in it, in its order.</summary>
    public IEnumerable<(string Found, string Better)> In(string text)
    {
        var tokens = Tokens.Of(text);
        for (var at = 0; at < tokens.Length; at++)
        {
            if (_entries.FirstOrDefault(entry => entry.Stands(tokens.AsSpan(at))) is { } entry)
            {
                var last = at + entry.Tokens.Length - 1;
                yield return (text[tokens[at].Start..tokens[last].End], entry.Better);
                at = last;
            }
        }
    }

    /// <param name="Tokens">Folded.</param>
    /// <param name="Begins">The last of them may go on.</param>
    private sealed record Entry(string Word, ImmutableArray<string> Tokens, bool Begins, string Better)
    {
        public bool Stands(ReadOnlySpan<Token> at)
        {
            if (at.Length < Tokens.Length)
            {
                return false;
            }

            for (var place = 0; place < Tokens.Length; place++)
            {
                var (said, wanted) = (at[place].Text, Tokens[place]);
                if (Begins && place == Tokens.Length - 1 ? !said.StartsWith(wanted, StringComparison.Ordinal) : !string.Equals(said, wanted, StringComparison.Ordinal))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
