using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Reading;

/// <summary>Hears in the first word of a first message which place sent the person.</summary>
public sealed class OriginReader
{
    private readonly PhraseTable<string> _keywords = new();
    private readonly PhraseTable<string> _tags = new();

    public OriginReader(ImmutableArray<Origin> origins)
    {
        foreach (var origin in origins)
        {
            _keywords.AddAll(origin.Keywords, origin.Tag);
            _tags.Add(origin.Tag, origin.Tag);
        }
    }

    /// <summary>The place's tag, and what the person wrote themselves behind its word; null and the whole text where no such word stands.</summary>
    public (string? Tag, string Own) Read(string text)
    {
        var tokens = Tokens.Of(text);
        return _keywords.Longest(tokens, 0, out var tag) is > 0 and var length
            ? (tag, length < tokens.Length ? text[tokens[length].Start..] : "")
            : (null, text);
    }

    /// <summary>The tag of a link's <c>?c=</c>, which holds a tag or a keyword; null when nobody knows it.</summary>
    public string? Find(string? given) =>
        given is not null && Tokens.Of(given) is var tokens && (_tags.Whole(tokens, out var tag) || _keywords.Whole(tokens, out tag)) ? tag : null;
}
