using System.Collections.Frozen;
using System.Globalization;
using TriageBot.Engine.Dialogs;

namespace TriageBot.Engine.Texts;

/// <summary>Puts a dialog's texts into one locale's words.</summary>
/// <param name="locale">Whose words.</param>
/// <param name="texts">The dialog's own texts, by key.</param>
/// <param name="always">Placeholders every text may use: <c>hotline</c>, <c>phone.&lt;id&gt;</c>.</param>
public sealed class Phrasing(Locale locale, IReadOnlyDictionary<string, LocalText> texts, IReadOnlyDictionary<string, string> always)
{
    public Locale Locale => locale;

    /// <summary>A text of every dialog. A missing one is a finding that <c>check</c> and the start refuse, so here it is a bug.</summary>
    public string Common(string key, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        locale.Common.TryGetValue(key, out var text)
            ? Template.Fill(text.Text, always, arguments)
            : throw new InvalidOperationException($"locale {locale.Tag} has no text '{key}'");

    /// <summary>Whether there is such a text, where not every locale must have it.</summary>
    public bool Says(string key) => locale.Common.ContainsKey(key);

    /// <summary>A text of this dialog, or null where it is optional and absent.</summary>
    public string? Find(string key, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        texts.TryGetValue(key, out var text)
            ? Template.Fill(text.Text, always, arguments)
            : null;

    public string Ask(Question question) => Required($"{question.Id}.ask");

    /// <summary>What the question is about, in two or three words.</summary>
    public string Label(Question question) => Required($"{question.Id}.label");

    public string Option(Question question, string option) => Required($"{question.Id}.options.{option}");

    /// <summary>Option labels by option id.</summary>
    public IReadOnlyDictionary<string, string> Options(Question question) =>
        question.Options.IsEmpty ? FrozenDictionary<string, string>.Empty : question.Options.ToDictionary(option => option, option => Option(question, option), StringComparer.Ordinal);

    /// <summary>With month name and weekday, so that day and month cannot be mistaken.</summary>
    public string Date(DateOnly date) => Common(
        "dates.pattern",
        ("weekday", Common($"dates.weekdays.{(int)date.DayOfWeek}")),
        ("month", Common($"dates.months.{date.Month.ToString(CultureInfo.InvariantCulture)}")),
        ("day", date.Day.ToString(CultureInfo.InvariantCulture)),
        ("year", date.Year.ToString(CultureInfo.InvariantCulture)));

    /// <summary>"in 4 days", "today", "3 days ago".</summary>
    public string When(int daysLeft) => daysLeft switch
    {
        0 => Common("dates.today"),
        1 => Common("dates.tomorrow"),
        -1 => Common("dates.yesterday"),
        > 1 => Common("dates.in_days", ("n", daysLeft.ToString(CultureInfo.InvariantCulture))),
        _ => Common("dates.days_ago", ("n", (-daysLeft).ToString(CultureInfo.InvariantCulture))),
    };

    private string Required(string key) =>
        Find(key) ?? throw new InvalidOperationException($"locale {locale.Tag} has no text '{key}'");
}
