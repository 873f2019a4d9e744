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
    private readonly Dictionary<(string Dialog, string Version, string Tag), Phrasing> _phrasings = [];

    // A pack asks what the one it was made from asks until somebody changes it: the same version is then of two dialogs.
    private readonly Dictionary<(string Dialog, string Version), Dialog> _versions = [];
    private readonly Dictionary<string, Jurisdiction> _jurisdictions = new(StringComparer.Ordinal);

    public Content(Library library, QuestionTypes types, EngineSettings settings)
    {
        _library = library;
        Types = types;
        Settings = settings;
        Reader = library.Readers.Messages;
        Origins = new OriginReader(library.Origins);
        Choice = new PackChoice(library, Origins);
        RelayReader = new RelayReader(library.Relays, library.Locales.Values);
        Numbers = library.Readers.Numbers;
        foreach (var dialog in library.Dialogs.Values)
        {
            Add(dialog, locale => locale.Dialogs.GetValueOrDefault(dialog.Id));
        }

        foreach (var pinned in library.Pinned)
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

    /// <summary>Which dialog a conversation that begins now follows.</summary>
    public PackChoice Choice { get; }

    /// <summary>The published dialogs, by id.</summary>
    public IEnumerable<Dialog> Dialogs => _library.Dialogs.Values.OrderBy(dialog => dialog.Id, StringComparer.Ordinal);

    public ImmutableArray<Phone> Phones => _library.Phones;

    public bool Publishes(string dialog) => _library.Dialogs.ContainsKey(dialog);

    public Dialog Published(string id) => _library.Dialogs[id];

    /// <param name="dialog">Published, or one that conversations still stand on.</param>
    public Jurisdiction Of(string dialog) => _jurisdictions[dialog];

    public Jurisdiction Of(Conversation conversation) => Of(conversation.Dialog);

    /// <summary>The version a conversation began with; where it is lost, today's: going on beats going silent.</summary>
    public Dialog DialogOf(Conversation conversation) =>
        _versions.GetValueOrDefault((conversation.Dialog, conversation.DialogVersion)) ?? Published(conversation.Dialog);

    /// <summary>Today's answers and flags that still apply, for whoever writes the conversation down.</summary>
    public IFacts FactsOf(Conversation conversation, DateTimeOffset now) => new Facts(DialogOf(conversation), conversation, Today(conversation, now));

    /// <summary>The day where the person is.</summary>
    public DateOnly Today(Conversation conversation, DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, ZoneOf(conversation)).DateTime);

    /// <summary>Of the place the person named, else the dialog's.</summary>
    public TimeZoneInfo ZoneOf(Conversation conversation) =>
        DialogOf(conversation).Place is { } place
        && conversation.Find(place.Id) is { Value: Words { Text: var named } } && _library.Zones.Of(named) is { } zone
            ? zone
            : Of(conversation).Zone;

    /// <summary>What a channel with buttons may offer now; none where a digit would not do.</summary>
    public ImmutableArray<QuickReply> QuickRepliesOf(Conversation conversation) => QuickReplies.Of(this, conversation);

    /// <summary>English name of the language the person speaks; null while that is unknown.</summary>
    public string? LanguageNameOf(Conversation conversation) => conversation.Spoken is { } spoken
        ? RelayOf(spoken)?.EnglishName ?? spoken
        : conversation.Locale is { } tag ? LocaleOf(tag)?.EnglishName ?? tag : null;

    public Relay? RelayOf(string? tag) => _library.Relays.Find(tag);

    /// <summary>In the order of the menu, also those that are not offered.</summary>
    public IEnumerable<Locale> Locales => _library.Locales.Values.OrderBy(locale => locale.MenuOrder).ThenBy(locale => locale.Tag, StringComparer.Ordinal);

    public Locale? LocaleOf(string tag) => _library.Locales.GetValueOrDefault(tag);

    /// <param name="name">Of a language in English, in any case.</param>
    public Locale? LocaleNamed(string name) => _library.Locales.Values.FirstOrDefault(locale => string.Equals(locale.EnglishName, name, StringComparison.OrdinalIgnoreCase));

    internal ClauseReader Clauses => _library.Readers.Clauses;

    public Lexicon LexiconOf(string tag) => _library.Readers.Lexicon(tag);

    public Phrasing PhrasingOf(Dialog dialog, string tag) => _phrasings[(dialog.Id, dialog.Version, tag)];

    /// <summary>The words staff read reasons and questions in.</summary>
    public Phrasing StaffPhrasingOf(Dialog dialog) => PhrasingOf(dialog, _library.Locales.ContainsKey(SourceStamp.Source) ? SourceStamp.Source : Of(dialog.Id).Offered[0].Tag);

    // Of two that are the same, the first is today's.
    private void Add(Dialog dialog, Func<Locale, IReadOnlyDictionary<string, LocalText>?> texts)
    {
        if (!_versions.TryAdd((dialog.Id, dialog.Version), dialog))
        {
            return;
        }

        if (!_jurisdictions.TryGetValue(dialog.Id, out var place))
        {
            _jurisdictions.Add(dialog.Id, place = new Jurisdiction(dialog, _library, Settings, locale => texts(locale) is { Count: > 0 }));
        }

        foreach (var locale in _library.Locales.Values)
        {
            _phrasings.Add((dialog.Id, dialog.Version, locale.Tag), new Phrasing(locale, texts(locale) ?? new Dictionary<string, LocalText>(StringComparer.Ordinal), place.Placeholders(locale)));
        }
    }
}
