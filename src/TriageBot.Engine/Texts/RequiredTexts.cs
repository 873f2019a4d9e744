using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Questions;
using TriageBot.Engine.Reading;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Texts;

/// <summary>Every text that the engine and the host say, beside the questions' own: the one list of them.</summary>
public static class RequiredTexts
{
    /// <summary>By key in <c>common.yaml</c>: what the text must name and what it may.</summary>
    public static readonly FrozenDictionary<string, TextShape> Common = Shapes().ToFrozenDictionary(shape => shape.Key, StringComparer.Ordinal);

    /// <summary>Placeholders that every text may use, beside <c>phone.&lt;id&gt;</c>.</summary>
    public const string Hotline = "hotline";

    /// <summary>Only where <c>relay.yaml</c> may go on in the locale.</summary>
    public const string Relay = "language.relay";

    /// <summary>Keys below a question's id that every locale must have.</summary>
    public static IEnumerable<string> Of(Question question, QuestionTypes types) =>
        types.Knows(question.Type) ? types[question.Type].TextKeys(question).Prepend("label").Prepend("ask") : ["ask", "label"];

    /// <summary>Keys below a question's id that a locale may have.</summary>
    public static readonly ImmutableArray<string> Optional = ["hint", "thanks"];

    private static IEnumerable<TextShape> Shapes() =>
    [
        .. Plain("greeting", "menu.greeting", "welcome_back", "ask_safe_again", "again.more", "again.must", "kept", "help", "limit", "nudge", "store_down"),
        .. Plain("stop.done", "start.done", "exit.done", "pause.not_safe", "delete.confirm", "delete.kept", "back.nothing", "restart.done"),
        .. Plain("language.menu", "language.changed", "person.noted", "person.before_consent", "consent.refused", "consent.waiting", "media.noted", "media.voice", "private_number"),
        .. Plain("review.ask_no_dates", "dates.today", "dates.tomorrow", "dates.yesterday", "staff.unknown_code", "staff.page_store_down", "staff.copies_left", "staff.taken_back"),
        .. Plain("staff.take", "staff.chat_linked", "staff.chat_code_wrong"),
        .. Plain([.. QuestionTypes.Default().Names.Select(type => "again." + type)]),
        .. Plain([.. RedFlags.All.Prepend(Opening.Danger).Select(kind => "safety." + kind)]),
        .. Plain([.. new[] { "yes", "no", "not-sure", "skipped", "unread" }.Select(value => "values." + value)]),
        .. Plain([.. Enumerable.Range(0, 7).Select(day => "dates.weekdays." + day.ToString(CultureInfo.InvariantCulture))]),
        .. Plain([.. Enumerable.Range(1, 12).Select(month => "dates.months." + month.ToString(CultureInfo.InvariantCulture))]),
        .. Enum.GetValues<Level>().Select(level => new TextShape("submitted." + level.Id(), ["reference"])),
        .. Plain("shared.next", "shared.leave", "shared.send"),
        .. Plain([.. StaffReplies.All.Select(reply => "replies." + reply)]),
        .. Plain([.. Papers.All.Select(paper => "papers." + paper)]),
        .. Needs.All.Select(need => new TextShape("partners." + need, ["partner"])),
        .. Plain("survey.ask", "survey.thanks"),
        new("news.accepted", ["reference", "clinic"]),
        new("news.appointment", ["reference", "date", "time", "place"]),
        new("news.reminder", ["reference", "when", "date", "time", "place"]),
        new("news.appointment_off", ["reference", "date"]),
        new("news.documents", ["reference", "papers"]),
        new("news.declined", ["reference", "clinic"]),
        new("news.referred", ["reference", "clinic", "referral"]),
        new("news.message", ["reference", "text"]),
        new("news.closed", ["reference"]),
        new("shared.clears", ["time"]),
        new("shared.sent", ["reference"]),
        new(Relay, ["language"]),
        new("delete.done", [], ["reference"]),
        new("followup.noted", [], ["reference"]),
        new("review.ask", ["dates"]),
        new("review.date_line", ["label", "date"]),
        new("review.change", ["lines"]),
        new("review.line", ["number", "label"]),
        new("date.which", ["first", "second"]),
        new("dates.pattern", ["month", "day", "year"], ["weekday"]),
        new("dates.in_days", ["n"]),
        new("dates.days_ago", ["n"]),
        new("staff.page", ["reference", "code"]),
        new("staff.delivery_failed", ["reference", "code"]),
        new("staff.text_failed", ["reference", "code"]),
        .. new[] { "staff.page_mail", "staff.delivery_failed_mail", "staff.text_failed_mail" }.Select(key => new TextShape(key, ["reference", "link"])),
        new("staff.taken", ["reference"], ["code"]),
        new("staff.taken_already", ["reference"], ["code"]),
    ];

    private static IEnumerable<TextShape> Plain(params IEnumerable<string> keys) => keys.Select(key => new TextShape(key, []));
}

/// <summary>What a text must and may have filled in.</summary>
public sealed record TextShape(string Key, ImmutableArray<string> Required, ImmutableArray<string> Optional)
{
    public TextShape(string key, ImmutableArray<string> required)
        : this(key, required, [])
    {
    }
}
