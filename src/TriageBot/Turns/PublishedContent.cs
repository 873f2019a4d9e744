using System.Collections.Immutable;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;

namespace TriageBot.Turns;

/// <summary>What is published now. Publishing swaps the engine for the next turn; turns under way finish with theirs.</summary>
internal sealed class PublishedContent(DialogEngine engine, string defaultDialog)
{
    private volatile DialogEngine _engine = engine;

    public DialogEngine Engine => _engine;

    public void Publish(DialogEngine next) => _engine = next;

    public string DefaultDialog => defaultDialog;

    /// <summary>Our locale of a tag or of an English name; null where there is none.</summary>
    public Locale? Language(string text) => _engine.Content.LocaleOf(text) ?? _engine.Content.LocaleNamed(text);

    /// <summary>Practice areas of all dialogs, each once.</summary>
    public ImmutableArray<string> PracticeAreas => [.. _engine.Content.Dialogs.SelectMany(dialog => dialog.Classifications).Select(one => one.Area).Distinct(StringComparer.Ordinal)];

    /// <summary>Ids of the dialogs and their names for staff, where there is more than one to tell apart; else none.</summary>
    public ImmutableArray<(string Id, string Name)> Packs => [.. _engine.Content.Dialogs.ToArray() is { Length: > 1 } packs ? packs.Select(dialog => (dialog.Id, _engine.Content.Of(dialog.Id).Name)) : []];

    /// <summary>Name of a dialog for staff; null where there is nothing to tell apart.</summary>
    public string? PackName(string? id) => id is null || Packs is { IsEmpty: true } ? null : _engine.Content.Publishes(id) ? _engine.Content.Of(id).Name : id;

    /// <summary>The published dialog of this id, or else the default one.</summary>
    public Dialog DialogOr(string? id) => _engine.Content.Published(id is not null && _engine.Content.Publishes(id) ? id : defaultDialog);

    /// <summary>Which dialog a message begins. Whoever comes back the way they came, and was not erased, comes back to the same one.</summary>
    /// <param name="ended">Their last conversation, if any.</param>
    public string BegunBy(InboundMessage message, KeptConversation? ended) =>
        _engine.Content.Choice.Of(message.Channel, message.WrittenTo, message.Source, message.Text)
        ?? (ended is { Conversation: { Phase: Phase.Expired, Dialog: var before } } && IsSameWay(message, ended) && _engine.Content.Publishes(before) ? before : defaultDialog);

    private static bool IsSameWay(InboundMessage message, KeptConversation ended) =>
        string.Equals(message.WrittenTo, message.To, StringComparison.Ordinal) ? string.Equals(message.To, ended.To, StringComparison.Ordinal) : true;
}
