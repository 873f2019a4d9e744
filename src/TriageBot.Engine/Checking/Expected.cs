using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Conversations;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Texts.Editing;

namespace TriageBot.Engine.Checking;

/// <summary>Holds a turn against what an example expects of it.</summary>
internal static class Expected
{
    /// <param name="last">Of what happened; null where nothing did.</param>
    /// <param name="words">Of the language it should be in.</param>
    public static IEnumerable<Difference> Differences(Expectation expect, ReplayedTurn turn, Turn? last, Phrasing words)
    {
        var states = turn.State is { } state && last is not null ? States(expect, state, last.Conversation) : [];
        return states.Concat(Spoken(expect, string.Join('\n', turn.Replies), words))
            .Append(expect.Events is { } expected && !expected.SequenceEqual(turn.Events, StringComparer.Ordinal)
                ? new Difference("events", $"events are [{string.Join(", ", turn.Events)}], not [{string.Join(", ", expected)}]", List(turn.Events)) : null)
            .Append(expect.Page is { } page && page != turn.Pages ? new Difference("page", turn.Pages ? "staff are paged" : "staff are not paged", turn.Pages ? "true" : "false") : null)
            .OfType<Difference>();
    }

    private static IEnumerable<Difference?> States(Expectation expect, ReplayedState state, Conversation conversation)
    {
        yield return Same("question", "the question", expect.Question, state.Question);
        yield return Same("phase", "the phase", expect.Phase, state.Phase);
        yield return Same("level", "the level", expect.Level is { } level ? Urgency.Levels.Id(level) : null, state.Level);
        yield return Same("locale", "the language", expect.Locale, state.Locale);
        foreach (var rule in expect.Rules.Except(state.Rules, StringComparer.Ordinal))
        {
            yield return new Difference("rules", $"rule {rule} does not fire (firing: {string.Join(", ", state.Rules)})", List(expect.Rules.Intersect(state.Rules, StringComparer.Ordinal)));
        }

        foreach (var (question, value) in expect.Answers)
        {
            var answer = conversation.Find(question)?.Value;
            var now = answer is Chosen { Options.Length: > 1 } chosen ? List(chosen.Options) : null;
            yield return Same($"answer.{question}", $"the answer to {question}", value, Show(answer)) is { } differs ? differs with { Now = now ?? differs.Now } : null;
        }
    }

    private static IEnumerable<Difference?> Spoken(Expectation expect, string reply, Phrasing words)
    {
        if (expect.Silent is { } silent && silent != (reply.Length == 0))
        {
            yield return new Difference("silent", silent ? $"it says: {reply}" : "it says nothing", silent ? "false" : "true");
        }

        if (expect.ReplyHas is { } part && !reply.Contains(part, StringComparison.Ordinal))
        {
            yield return new Difference("reply_has", $"the reply does not have '{part}': {reply}", null);
        }

        foreach (var key in expect.Says.Where(key => !Says(reply, words, key)))
        {
            yield return new Difference("says", $"it does not say {key}: {reply}", List(expect.Says.Where(said => Says(reply, words, said))));
        }
    }

    private static bool Says(string reply, Phrasing words, string key)
    {
        // A pack may have no words in this language.
        if ((words.Find(key) ?? (words.Says(key) ? words.Common(key) : null)) is not { } text)
        {
            return false;
        }

        var start = text[..(text.IndexOf('{', StringComparison.Ordinal) is >= 0 and var at ? at : text.Length)];
        return reply.Contains(start, StringComparison.Ordinal);
    }

    private static Difference? Same(string key, string what, string? expected, string actual) =>
        expected is null || string.Equals(expected, actual, StringComparison.Ordinal) ? null : new Difference(key, $"{what} is '{actual}', not '{expected}'", YamlScalar.Write(actual, plain: true));

    private static string List(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(item => YamlScalar.Write(item, plain: true)))}]";

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
