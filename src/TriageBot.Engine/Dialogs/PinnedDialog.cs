using System.Collections.Frozen;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Dialogs;

/// <summary>A published version that conversations still stand on, with the texts it was published with.</summary>
/// <param name="Words">Text by locale tag and key.</param>
public sealed record PinnedDialog(Dialog Dialog, FrozenDictionary<string, FrozenDictionary<string, string>> Words)
{
    /// <summary>Its own questions, today's rules: a change of law counts for everyone at once.</summary>
    public Dialog Under(Dialog current) =>
        Dialog with { Pack = current.Pack, SafeMode = current.SafeMode, Rules = current.Rules, Classifications = current.Classifications };

    /// <summary>Today's text where it says the same thing in the same shape, otherwise the one of the version.</summary>
    public IReadOnlyDictionary<string, LocalText> Texts(Locale locale, Dialog? current)
    {
        var today = locale.Dialogs.GetValueOrDefault(Dialog.Id);
        var own = Words.GetValueOrDefault(locale.Tag) ?? FrozenDictionary<string, string>.Empty;
        return own.ToDictionary(
            text => text.Key,
            text => today is not null && today.TryGetValue(text.Key, out var now) && SameShape(text.Key, text.Value, now.Text, current)
                ? now
                : new LocalText(text.Value, null, "", 0),
            StringComparer.Ordinal);
    }

    private bool SameShape(string key, string then, string now, Dialog? current)
    {
        var id = key[..(key.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? dot : key.Length)];
        return Dialog.Find(id) is { } question && current?.Find(id) is { } other
            && question.Options.SequenceEqual(other.Options, StringComparer.Ordinal)
            && Template.Placeholders(then).Order(StringComparer.Ordinal).SequenceEqual(Template.Placeholders(now).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
