using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using TriageBot.Engine.Dialogs;
using TriageBot.Engine.Texts;
using TriageBot.Engine.Urgency;

namespace TriageBot.Benchmarks;

/// <summary>Ten topics: whoever picks the first is asked eight questions more, which stand apart among those of the other nine. A rule for every question.</summary>
internal sealed class LargeDialog(int questions)
{
    public const string Id = "large";

    private const int Asked = 8;

    /// <summary>"Yes" throughout is the worst case: every question asked has its rule fire.</summary>
    public static readonly ImmutableArray<string> Texts = ["hello", "1", "1", "1", .. Enumerable.Repeat("1", Asked), "1"];

    private readonly ImmutableArray<string> _topics = [.. Enumerable.Range(0, 10).Select(topic => "t" + Text(topic))];

    public Library In(Library library)
    {
        var dialog = new Dialog { Id = Id, Version = "large-" + Text(questions), Questions = [.. Questions()], Rules = [.. Questions().Skip(4).Select(Rule)] };
        var english = library.Locales["en"];
        var texts = Words(dialog).ToFrozenDictionary(text => text.Key, text => new LocalText(text.Value, null, "", 0), StringComparer.Ordinal);
        var locale = english with { Dialogs = FrozenDictionary.Create(StringComparer.Ordinal, KeyValuePair.Create(Id, texts)) };
        return library with
        {
            Dialogs = FrozenDictionary.Create(StringComparer.Ordinal, KeyValuePair.Create(Id, dialog)),
            Locales = FrozenDictionary.Create(StringComparer.Ordinal, KeyValuePair.Create("en", locale)),
        };
    }

    private IEnumerable<Question> Questions()
    {
        yield return new Question { Id = Opening.Safe, Type = "yes-no", Stage = Stage.Safety, Required = true };
        yield return new Question { Id = Opening.Consent, Type = "yes-no", Stage = Stage.Consent, Required = true };
        yield return new Question { Id = "topic", Type = "choice", Options = _topics };
        var rest = questions - 3;
        for (var at = 0; at < rest; at++)
        {
            // The eight are spread from the first to the last.
            var own = at * Asked / rest != (at - 1) * Asked / rest || at == 0;
            yield return new Question { Id = "q" + Text(at), Type = "yes-no", When = When(at, own) };
        }
    }

    // Half of the others look at an earlier answer too, as a real dialog's do.
    private Condition When(int at, bool own)
    {
        var topic = new Is("topic", own ? "t0" : "t" + Text(1 + (at % 9)), Negated: false);
        return own || at % 2 == 0 ? topic : new And([topic, new Is("q0", "yes", Negated: false)]);
    }

    private static Rule Rule(Question question) => new()
    {
        Id = question.Id + "-yes",
        When = new Is(question.Id, "yes", Negated: false),
        Level = Level.Within72h,
        Text = "Says yes",
        Source = "benchmark",
        EffectiveFrom = DateOnly.MinValue,
        ReviewBy = DateOnly.MaxValue,
    };

    private IEnumerable<KeyValuePair<string, string>> Words(Dialog dialog)
    {
        foreach (var question in dialog.Questions)
        {
            yield return KeyValuePair.Create(question.Id + ".ask", $"Is it so with {question.Id}? 1 Yes 2 No 3 Not sure");
            yield return KeyValuePair.Create(question.Id + ".label", question.Id);
        }

        foreach (var topic in _topics)
        {
            yield return KeyValuePair.Create("topic.options." + topic, "Topic " + topic);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
