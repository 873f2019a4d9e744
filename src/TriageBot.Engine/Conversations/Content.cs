using System.Collections.Immutable;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Reading.PrivateNumbers;
using TriageBot.Engine.Texts;

namespace TriageBot.Engine.Conversations;

/// <summary>The library, compiled for turns: which dialog version, whose words, who reads. Immutable; publishing makes a new one.</summary>
public sealed class Content
{
    private readonly Library _library;
    private readonly Dictionary<(string Version, string Tag), Phrasing> _phrasings = [];
    private readonly Dictionary<string, Dialog> _versions = new(StringComparer.Ordinal);

    public Content(Library library, QuestionTypes types, EngineSettings settings)
    {
        _library = library;
        Types = types;
        Settings = settings;
        Offered = [.. library.Locales.Values.Where(locale => locale.Review.IsOffered(settings.RequireReviewed)).OrderBy(locale => locale.MenuOrder).ThenBy(locale => locale.Tag, StringComparer.Ordinal)];
        LanguageNames = Languages.Names(Offered);
        Reader = library.Readers.Messages;
        Origins = new OriginReader(library.Origins);
        RelayReader = new RelayReader(library.Relays, library.Locales.Values);
        Numbers = library.Readers.Numbers;
        Placeholders = library.Phones.DistinctBy(phone => phone.Id, StringComparer.Ordinal).Select(phone => KeyValuePair.Create("phone." + phone.Id, phone.Number))
            .Append(KeyValuePair.Create("hotline", settings.HotlineName)).ToDictionary(StringComparer.Ordinal);
        foreach (var dialog in library.Dialogs.Values)
        {
            Add(dialog, locale => locale.Dialogs.GetValueOrDefault(dialog.Id));
        }

        foreach (var pinned in library.Pinned.Where(pinned => !_versions.ContainsKey(pinned.Dialog.Version)))
        {
            Add(library.Dialogs.TryGetValue(pinned.Dialog.Id, out var current) ? pinned.Under(current) : pinned.Dialog, locale => pinned.Texts(locale, current));
        }
    }

    public EngineSettings Settings { get; }

    public QuestionTypes Types { get; }

    public MessageReader Reader { get; }

    /// <summary>Hears which place sent somebody.</summary>
    public OriginReader Origins { get; }

    /// <summary>Hears who speaks a language that we do not write.</summary>
    public RelayReader RelayReader { get; }

    /// <summary>Takes out what must not be texted.</summary>
    public NumberMasker Numbers { get; }

    /// <summary>In the order of the menu; the first is the one to fall back on while the language is unknown.</summary>
    public ImmutableArray<Locale> Offered { get; }

    /// <summary>Tags of the offered locales by each name they go by.</summary>
    internal IReadOnlyDictionary<string, string> LanguageNames { get; }

    /// <summary>What every text may name: the hotline and its numbers.</summary>
    public IReadOnlyDictionary<string, string> Placeholders { get; }

    public bool Publishes(string dialog) => _library.Dialogs.ContainsKey(dialog);

    public bool Offers(string tag) => Offered.Any(locale => string.Equals(locale.Tag, tag, StringComparison.Ordinal));

    public Dialog Published(string id) => _library.Dialogs[id];

    /// <summary>The version a conversation began with; where it is lost, today's: going on beats going silent.</summary>
    public Dialog DialogOf(Conversation conversation) =>
        _versions.GetValueOrDefault(conversation.DialogVersion) ?? Published(conversation.Dialog);

    /// <summary>Today's answers and flags that still apply, for whoever writes the conversation down.</summary>
    public IFacts FactsOf(Conversation conversation, DateTimeOffset now) => new Facts(DialogOf(conversation), conversation, Today(conversation, now));

    /// <summary>The day where the person is.</summary>
    public DateOnly Today(Conversation conversation, DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, ZoneOf(conversation)).DateTime);

    /// <summary>Of the place the person named, else the hotline's.</summary>
    public TimeZoneInfo ZoneOf(Conversation conversation) =>
        DialogOf(conversation).Place is { } place
        && conversation.Find(place.Id) is { Value: Words { Text: var named } } && _library.Zones.Of(named) is { } zone
            ? zone
            : Settings.Zone;

    /// <summary>What a channel with buttons may offer now; none where a digit would not do.</summary>
    public ImmutableArray<QuickReply> QuickRepliesOf(Conversation conversation) => QuickReplies.Of(this, conversation);

    /// <summary>In the order of the menu, behind the locales.</summary>
    public ImmutableArray<Relay> Relays => _library.Relays.Languages;

    /// <summary>English name of the language the person speaks; null while that is unknown.</summary>
    public string? LanguageNameOf(Conversation conversation) => conversation.Spoken is { } spoken
        ? RelayOf(spoken)?.EnglishName ?? spoken
        : conversation.Locale is { } tag ? LocaleOf(tag)?.EnglishName ?? tag : null;

    public Relay? RelayOf(string? tag) => _library.Relays.Find(tag);

    public Locale? LocaleOf(string tag) => _library.Locales.GetValueOrDefault(tag);

    /// <param name="name">Of a language in English, in any case.</param>
    public Locale? LocaleNamed(string name) => _library.Locales.Values.FirstOrDefault(locale => string.Equals(locale.EnglishName, name, StringComparison.OrdinalIgnoreCase));

    internal ClauseReader Clauses => _library.Readers.Clauses;

    public Lexicon LexiconOf(string tag) => _library.Readers.Lexicon(tag);

    public Phrasing PhrasingOf(Dialog dialog, string tag) => _phrasings[(dialog.Version, tag)];

    /// <summary>The words staff read reasons and questions in.</summary>
    public Phrasing StaffPhrasingOf(Dialog dialog) => PhrasingOf(dialog, _library.Locales.ContainsKey("en") ? "en" : Offered[0].Tag);

    private void Add(Dialog dialog, Func<Locale, IReadOnlyDictionary<string, LocalText>?> texts)
    {
        _versions.Add(dialog.Version, dialog);
        foreach (var locale in _library.Locales.Values)
        {
            _phrasings.Add((dialog.Version, locale.Tag), new Phrasing(locale, texts(locale) ?? new Dictionary<string, LocalText>(StringComparer.Ordinal), NumberOrder.Kept(locale, Placeholders)));
        }
    }
}
