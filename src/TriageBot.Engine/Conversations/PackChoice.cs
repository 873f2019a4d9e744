using System.Collections.Frozen;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Reading;

namespace TriageBot.Engine.Conversations;

/// <summary>Which dialog a conversation that begins now follows: a word that somebody was given says it more surely than the number they wrote to.</summary>
public sealed class PackChoice
{
    private readonly OriginReader _origins;
    private readonly FrozenDictionary<string, string> _byOrigin;
    private readonly FrozenDictionary<string, string> _byNumber;

    internal PackChoice(Library library, OriginReader origins)
    {
        _origins = origins;
        _byOrigin = library.Origins.Where(origin => library.Dialogs.ContainsKey(origin.Dialog))
            .DistinctBy(origin => origin.Tag, StringComparer.Ordinal).ToFrozenDictionary(origin => origin.Tag, origin => origin.Dialog, StringComparer.Ordinal);
        _byNumber = library.Dialogs.Values.OrderBy(dialog => dialog.Id, StringComparer.Ordinal)
            .SelectMany(dialog => dialog.Pack.Numbers.Select(number => (Number: number, dialog.Id)))
            .DistinctBy(one => one.Number, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(one => one.Number, one => one.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <param name="channel">By its name here, such as <c>whatsapp</c>.</param>
    /// <param name="to">Which of our addresses was written to; null where the channel has but one.</param>
    /// <param name="source">Of the link the person came by, or null.</param>
    /// <returns>Id of a published dialog; null when nothing tells.</returns>
    public string? Of(string channel, string? to, string? source, string text) => ByWord(source, text) ?? ByNumber(channel, to);

    private string? ByWord(string? source, string text) =>
        _byOrigin.Count > 0 && (_origins.Find(source) ?? _origins.Read(text).Tag) is { } tag ? _byOrigin.GetValueOrDefault(tag) : null;

    private string? ByNumber(string channel, string? to) =>
        to is null ? null : _byNumber.GetValueOrDefault($"{channel}:{to}") ?? _byNumber.GetValueOrDefault(to);
}
