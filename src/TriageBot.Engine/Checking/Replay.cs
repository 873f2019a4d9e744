using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Checking;

/// <summary>Plays a transcript in one locale and says where it came out differently.</summary>
public static class Replay
{
    /// <param name="saved">Save and load between any two turns.</param>
    public static IReadOnlyList<Finding> Run(DialogEngine engine, Transcript transcript, string dialog, string locale, bool saved)
    {
        if (engine.Content.LocaleOf(locale) is null)
        {
            return [new(transcript.File, 0, Severity.Error, "transcript", $"{transcript.Name}: there is no language '{locale}'.", "Correct the tag, or take it out of 'locales'.")];
        }

        var findings = new List<Finding>();
        var rehearsal = new Rehearsal(engine, dialog, transcript.Now, saved);
        foreach (var turn in transcript.Turns)
        {
            var turns = new List<Turn>(rehearsal.Wait(turn.After ?? TranscriptLoader.Pause));
            if (turn.TextIn(locale) is { } text)
            {
                turns = [rehearsal.Say(text)];
            }
            else if (turn.In is not null)
            {
                findings.Add(Differs(transcript, turn, locale, $"there is no text in '{locale}'"));
            }

            findings.AddRange(Differences(engine, turn.Expect, turns, dialog, locale).Select(difference => Differs(transcript, turn, locale, difference)));
        }

        return findings;
    }

    private static Finding Differs(Transcript transcript, TranscriptTurn turn, string locale, string difference) => new(
        transcript.File, turn.Line, Severity.Error, "transcript", $"{transcript.Name} [{locale}]: {difference}.", "Mend the dialog or the texts, or correct the example if it is the example that is wrong.");

    private static IEnumerable<string> Differences(DialogEngine engine, Expectation expect, IReadOnlyList<Turn> turns, string dialog, string locale)
    {
        var last = turns.Count > 0 ? turns[^1] : null;
        var reply = string.Join('\n', turns.SelectMany(turn => turn.Effects).OfType<Say>().Select(say => say.Text));
        var events = turns.SelectMany(turn => turn.Effects).OfType<TellCaseQueue>().Select(tell => tell.Type).ToImmutableArray();
        var pages = turns.SelectMany(turn => turn.Effects).OfType<Page>().Any();
        return States(expect, last)
            .Concat(Spoken(engine, expect, reply, dialog, locale))
            .Append(expect.Events is { } expected && !expected.SequenceEqual(events, StringComparer.Ordinal) ? $"events are [{string.Join(", ", events)}], not [{string.Join(", ", expected)}]" : null)
            .Append(expect.Page is { } page && page != pages ? (pages ? "staff are paged" : "staff are not paged") : null)
            .OfType<string>();
    }

    private static IEnumerable<string?> States(Expectation expect, Turn? turn)
    {
        if (turn is null)
        {
            yield break;
        }

        var conversation = turn.Conversation;
        yield return Same("the question", expect.Question, conversation.Waiting ?? "none");
        yield return Same("the phase", expect.Phase, conversation.Phase.Id());
        yield return Same("the level", expect.Level?.Id(), turn.Urgency.Level.Id());
        yield return Same("the language", expect.Locale, conversation.Locale ?? "none");
        foreach (var rule in expect.Rules.Where(rule => !turn.Urgency.Reasons.Any(reason => string.Equals(reason.Rule, rule, StringComparison.Ordinal))))
        {
            yield return $"rule {rule} does not fire (firing: {string.Join(", ", turn.Urgency.Reasons.Select(reason => reason.Rule))})";
        }

        foreach (var (question, value) in expect.Answers)
        {
            yield return Same($"the answer to {question}", value, Show(conversation.Find(question)?.Value));
        }
    }

    private static IEnumerable<string?> Spoken(DialogEngine engine, Expectation expect, string reply, string dialog, string locale)
    {
        if (expect.Silent is { } silent && silent != (reply.Length == 0))
        {
            yield return silent ? $"it says: {reply}" : "it says nothing";
        }

        if (expect.ReplyHas is { } part && !reply.Contains(part, StringComparison.Ordinal))
        {
            yield return $"the reply does not have '{part}': {reply}";
        }

        var words = engine.Content.PhrasingOf(engine.Content.Published(dialog), expect.Locale ?? locale);
        foreach (var key in expect.Says)
        {
            if ((words.Find(key) ?? (words.Says(key) ? words.Common(key) : null)) is not { } text)
            {
                yield return $"there is no text '{key}' in '{words.Locale.Tag}'";
                continue;
            }

            var start = text[..(text.IndexOf('{', StringComparison.Ordinal) is >= 0 and var at ? at : text.Length)];
            if (!reply.Contains(start, StringComparison.Ordinal))
            {
                yield return $"it does not say {key}: {reply}";
            }
        }
    }

    private static string? Same(string what, string? expected, string actual) =>
        expected is null || string.Equals(expected, actual, StringComparison.Ordinal) ? null : $"{what} is '{actual}', not '{expected}'";

    private static string Show(AnswerValue? value) => value switch
    {
        null => "none",
        Yes => "yes",
        No => "no",
        NotSure => "not-sure",
        Skipped => "skipped",
        Unread => "unread",
        Chosen chosen => string.Join(',', chosen.Options),
        OnDate { Other: { } other } date => Iso(date.Date) + "/" + Iso(other),
        OnDate date => Iso(date.Date),
        Amount amount => amount.Number.ToString(CultureInfo.InvariantCulture),
        Words words => words.Text,
        _ => value.ToString(),
    };

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
