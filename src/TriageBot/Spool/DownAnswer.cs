using System.Collections.Concurrent;
using TriageBot.Alerts;
using TriageBot.Channels;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Texts;
using TriageBot.Stores;
using TriageBot.Turns;

namespace TriageBot.Spool;

/// <summary>What a person hears while the store is out of reach: what their one text says of danger, and that it was kept. Danger calls staff.</summary>
internal sealed class DownAnswer(PublishedContent content, UnstoredPage staff, TimeProvider clock, ILogger<DownAnswer> log)
{
    private const int MostRemembered = 10_000;

    /// <summary>In how many languages whoever writes in none that we know is told: it is one text.</summary>
    private const int Unknown = 2;

    /// <summary>Whoever goes on writing is not told again and again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<ContactKey, DateTimeOffset> _told = [];

    public TurnReply To(InboundMessage message, ContactKey contact)
    {
        var dialog = content.BegunBy(message, null);
        var turn = Read(message, dialog);
        string[] safety = [.. Safety(turn, dialog)];

        // It says that a person is being told.
        if (safety.Length > 0)
        {
            staff.Send();
        }

        var locale = turn?.Conversation.Locale is { } tag ? content.Engine.Content.LocaleOf(tag) : null;
        string[] kept = MustBeSilent(message, turn) || !IsTime(contact) ? [] : [Kept(locale, dialog)];
        return new TurnReply([.. safety, .. kept], [], KeepAccents: locale is { DropAccents: false }, Spooled: true);
    }

    // The conversation cannot be read, so this text is read as the first one of a stranger. What it changes is thrown away.
    private Turn? Read(InboundMessage message, string dialog)
    {
        try
        {
            var now = clock.GetUtcNow();
            return content.Engine.Take(null, new MessageCame(now, message.Text, message.CarrierAnswered) { Media = message.MediaTypes }, Ids.New(default, now), dialog);
        }
#pragma warning disable CA1031 // It is kept all the same, and read again when it is taken in.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            log.LogError(bug, "A text could not be read while the store is out of reach");
            return null;
        }
    }

    // Without the question behind it: whoever is in the middle of a conversation would answer another one.
    private IEnumerable<string> Safety(Turn? turn, string dialog)
    {
        if (turn is null || !turn.Effects.OfType<Say>().Any(say => say.Safety))
        {
            return [];
        }

        var engine = content.Engine.Content;
        var words = engine.PhrasingOf(engine.Published(dialog), turn.Conversation.Locale ?? engine.Of(dialog).Offered[0].Tag);
        return turn.Conversation.Flags.Select(flag => words.Common("safety." + flag.Kind));
    }

    // STOP and the exit word ask for silence; their own answers come once the text is taken in.
    private static bool MustBeSilent(InboundMessage message, Turn? turn) =>
        message.CarrierAnswered || turn is { Conversation.Phase: Phase.Stopped or Phase.Paused };

    private string Kept(Locale? locale, string dialog)
    {
        var engine = content.Engine.Content;
        var tags = locale is null ? engine.Of(dialog).Offered.Take(Unknown).Select(offered => offered.Tag) : [locale.Tag];
        return string.Join('\n', tags.Select(tag => engine.PhrasingOf(engine.Published(dialog), tag).Common("store_down")));
    }

    private bool IsTime(ContactKey contact)
    {
        var now = clock.GetUtcNow();
        if (_told.TryGetValue(contact, out var last) && now - last < Again)
        {
            return false;
        }

        if (_told.Count >= MostRemembered)
        {
            foreach (var old in _told.Where(one => now - one.Value >= Again).ToArray())
            {
                _told.TryRemove(old);
            }
        }

        _told[contact] = now;
        return true;
    }
}
