using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Reading;

/// <summary>Hears that somebody speaks a language of <c>relay.yaml</c>.</summary>
public sealed class RelayReader
{
    // Other languages and politeness end a phrase: in "I speak Hindi mam" nobody speaks Mam.
    private static readonly string[] Others = ["language_names", "greetings", "polite"];

    private readonly PhraseTable<Meaning> _phrases = new();

    public RelayReader(Relays relays, IEnumerable<Locale> locales)
    {
        if (relays.Languages.IsEmpty)
        {
            return;
        }

        foreach (var relay in relays.Languages)
        {
            _phrases.AddAll(relay.Names.Append(relay.NativeName), new Meaning(Sort.Name, relay));
        }

        _phrases.AddAll(relays.Speak, new Meaning(Sort.Speak, null));
        _phrases.AddAll(relays.Not, new Meaning(Sort.Not, null));
        _phrases.AddAll(relays.Between, new Meaning(Sort.Between, null));
        _phrases.AddAll(locales.SelectMany(locale => Others.SelectMany(locale.Typed).Append(locale.NativeName)), new Meaning(Sort.Other, null));
    }

    /// <summary>Null where nobody says so.</summary>
    public RelayHeard? Read(string text)
    {
        var tokens = Tokens.Of(text);
        if (_phrases.Whole(tokens, out var whole) && whole.Relay is { } named)
        {
            return new RelayHeard(named, RelayForm.Name);
        }

        Relay? spoken = null;
        var nothingElse = true;
        var before = Sort.Other;
        for (var i = 0; i < tokens.Length;)
        {
            var length = _phrases.Longest(tokens, i, out var meaning);
            var sort = length > 0 ? meaning.Sort : Sort.Other;
            spoken ??= sort is Sort.Name && before is Sort.Speak ? meaning.Relay : null;
            nothingElse &= length > 0;
            before = sort is Sort.Between ? before : sort;
            i += Math.Max(1, length);
        }

        return spoken is null ? null : new RelayHeard(spoken, nothingElse ? RelayForm.Sentence : RelayForm.InPassing);
    }

    private enum Sort
    {
        Name,
        Speak,
        Not,
        Between,
        Other,
    }

    private readonly record struct Meaning(Sort Sort, Relay? Relay);
}

public sealed record RelayHeard(Relay Relay, RelayForm Form);

public enum RelayForm
{
    /// <summary>"mam": the whole text, which may be something else elsewhere.</summary>
    Name,

    /// <summary>"hola, no hablo español, hablo mam".</summary>
    Sentence,

    /// <summary>"hablo mam y me detuvieron": with something to answer beside it.</summary>
    InPassing,
}
