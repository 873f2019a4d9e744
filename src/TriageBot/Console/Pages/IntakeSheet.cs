using System.Globalization;
using System.Text.Json.Nodes;
using TriageBot.CaseQueue;
using TriageBot.Console.Queue;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Urgency;
using TriageBot.Hosting;
using TriageBot.Routing;
using TriageBot.Try;

namespace TriageBot.Console.Pages;

/// <summary>An intake in words that a lawyer takes in at a glance.</summary>
/// <param name="dialog">Today's, for sources and labels.</param>
/// <param name="words">Staff's.</param>
/// <param name="today">The hotline's day.</param>
/// <param name="pack">Name of the dialog; null where there is but one.</param>
internal sealed class IntakeSheet(IntakeData intake, Dialog dialog, Phrasing words, HotlineTime time, DateOnly today, string? pack)
{
    public IntakeData Intake => intake;

    /// <summary>What may hurt somebody if it is not known before the call. Stands above every number.</summary>
    public IEnumerable<(string Text, bool Warns)> Safety
    {
        get
        {
            var contact = Intake.Contact;
            yield return Safe(contact.SafeToText, "Texting is safe.", "Do not text: somebody else may read it.", "Nobody knows whether texting is safe. Say nothing about a lawyer or immigration first.");
            yield return Safe(contact.SafeToCall, "Calling is safe.", "Do not call.", "Nobody knows whether a call is safe. Ask who is there before you say who you are.");
            yield return Safe(contact.VoicemailOk, "A voicemail is fine.", "Leave no voicemail.", "Leave no voicemail: nobody knows who hears it.");
            if (contact.OptedOut is true)
            {
                yield return ("The person wrote STOP: no texts go out to this number.", true);
            }
        }
    }

    public IEnumerable<(string Name, string Value)> Reach => Known(("Best time", Intake.Contact.BestTime), ("Write to", Intake.Contact.Address), ("Channel", Intake.Channel), ("Place", Intake.Contact.Place));

    /// <summary>With all names that a conflict check needs.</summary>
    public IEnumerable<(string Name, string Value)> Who => Known(
        ("Language", Intake.Language.Name is { } name ? name + (Intake.Language.InterpreterNeeded is true ? ", interpreter needed" : "") : null),
        ("Name", Intake.Contact.Name),
        ("Who needs help", Intake.Client.IsContact is true ? "the person who writes" : Intake.Client.Relation?.Replace('_', ' ')),
        ("Their name", Intake.Client.Name),
        ("Country of birth", Intake.Client.CountryOfBirth),
        ("Held at", Intake.Client.HeldAt),
        ("Other side", string.Join(", ", Intake.AdverseParties.Select(party => $"{party.Name} ({party.Role})"))),
        ("About", string.Join(", ", Intake.PracticeAreas)),
        ("Suggested clinic", Intake.Routing.Clinic is { } clinic ? $"{clinic} ({string.Join(", ", Intake.Routing.Why.Select(Why))})" : Intake.Routing.Why is [var why, ..] ? Why(why) : null),
        ("Team", Intake.Routing.Team),
        ("Pack", pack),
        ("Came from", Intake.Source),
        ("Agreed to share", Intake.Consent is { } consent ? time.Of(DateTimeOffset.Parse(consent.At, CultureInfo.InvariantCulture)) : "not when this was handed over"));

    private static string Why(string code) => code switch
    {
        "open-now" => "open now",
        "language" => "speaks the language",
        "place" => "near",
        "everywhere" => "works everywhere",
        "practice-area" => "does this practice area",
        "overflow" => "takes what fits no other",
        Router.Accepted => "has taken it",
        Router.NobodyFits => "no clinic fits",
        _ => code,
    };

    public IEnumerable<string> Origin(ReasonData reason) =>
        new[] { reason.Level, reason.Rule, RuleOf(reason)?.Source }.OfType<string>().Where(text => text.Length > 0);

    /// <summary>The law behind it may have changed since somebody looked.</summary>
    public bool IsPast(ReasonData reason) => RuleOf(reason)?.IsPastReview(today) == true;

    public string Label(string question) => AnswerViews.Label(words, question);

    public string Label(AnswerData answer) => answer.Question switch
    {
        IntakeDocument.Remark => "Also written",
        IntakeDocument.Feedback => "Did it help",
        _ => Label(answer.Question),
    };

    public string Value(AnswerData answer) => answer.Value is { } value ? Shown(value, answer.Question) : answer.Asked is null ? answer.Text : "no answer yet";

    /// <summary>Their own words, where they say more than the value.</summary>
    public string? Said(AnswerData answer) => answer.Asked is not null && !string.Equals(Value(answer), answer.Text, StringComparison.Ordinal) && answer.Text.Length > 0 ? answer.Text : null;

    private string Shown(JsonNode value, string question) => value switch
    {
        JsonArray many => string.Join(many.All(item => IsDate(item)) ? " or " : ", ", many.OfType<JsonNode>().Select(item => Shown(item, question))),
        _ when IsDate(value) => Spans.Day(DateOnly.ParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => value.ToString() switch
        {
            "yes" => "Yes",
            "no" => "No",
            "not-sure" => "Not sure",
            var option => AnswerViews.Option(words, question, option),
        },
    };

    private Rule? RuleOf(ReasonData reason) => dialog.Rules.FirstOrDefault(rule => string.Equals(rule.Id, reason.Rule, StringComparison.Ordinal));

    private static bool IsDate(JsonNode? value) => DateOnly.TryParseExact(value?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static (string Text, bool Warns) Safe(bool? known, string yes, string no, string unknown) => known switch
    {
        true => (yes, false),
        false => (no, true),
        null => (unknown, true),
    };

    private static IEnumerable<(string Name, string Value)> Known(params (string Name, string? Value)[] facts) =>
        facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => (fact.Name, fact.Value!));
}
